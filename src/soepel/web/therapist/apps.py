"""The app of these pages."""

from django.apps import AppConfig


class TherapistPages(AppConfig):
    """Pages only: no models."""

    name = "soepel.web.therapist"
    label = "therapist_pages"
