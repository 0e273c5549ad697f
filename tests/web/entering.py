"""A browser in the hands of somebody of the cast."""

from django.conf import settings
from django.test import Client

from soepel.records.models import Patient, User
from soepel.records.viewer import Viewer


def signed_in(client: Client, viewer: Viewer) -> Client:
    """The browser of somebody; of nobody who has no account."""
    client.logout()
    if viewer.user is not None:
        client.force_login(User.objects.get(pk=viewer.user), settings.AUTHENTICATION_BACKENDS[0])
    return client


def row(viewer: Viewer) -> Patient:
    """The row of a patient."""
    assert viewer.patient is not None
    return Patient.objects.get(pk=viewer.patient)
