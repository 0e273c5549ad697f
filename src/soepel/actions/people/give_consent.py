"""A patient says what her data may be used for."""

from datetime import datetime

from django.db import transaction

from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.records.models import Consent
from soepel.records.queries.consents import TEXT_VERSION, consents_of
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Purpose


def give_consent(
    viewer: Viewer, purpose: Purpose, given: bool, text_version: str, now: datetime
) -> None:
    """Yes or no to one purpose is kept, from now on, with the wording that she read.

    What she said already is not kept again. Raises Refused where the wording is no longer the one
    in use, for nobody says yes to what she did not read, and for no to her own treatment: a plan
    cannot be made without her answers, so who wants none stops. NotYours for who is no patient.
    """
    if viewer.patient is None or viewer.user is None:
        raise NotYours
    if purpose is Purpose.TREATMENT and not given:
        raise Refused("no plan without her answers: who wants none stops and has them erased")
    with transaction.atomic():
        patient = locked(viewer.patient)
        if text_version != TEXT_VERSION:
            raise Refused("the words about this have changed: read them again")
        holds = next(one for one in consents_of(viewer) if one.purpose is purpose)
        if holds.since is None or holds.given is not given:
            Consent.objects.create(
                patient=patient,
                purpose=purpose,
                given=given,
                text_version=text_version,
                at=now,
                by_id=viewer.user,
            )
