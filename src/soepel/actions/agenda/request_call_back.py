"""Somebody asks a clinic to be called: contact details only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from soepel.actions.messages.write import write_to_clinic
from soepel.actions.refused import Refused
from soepel.records.models import CallBack, Clinic
from soepel.records.site import group_of_this_site
from soepel.records.vocabulary import Moment, Subject
from soepel.words import Lang


@dataclass(frozen=True)
class Request:
    """What the form asks. `form` names the form, so that one sent twice is one request."""

    form: UUID
    clinic: str
    name: str
    phone: str = ""
    email: str = ""
    moment: Moment = Moment.ANY
    language: Lang = Lang.NL


def request_call_back(asked: Request, now: datetime) -> None:
    """The request lies at the clinic's reception, and the clinic gets a mail that says so.

    Raises Refused for a clinic that does not exist, or without a way to reach the person.
    """
    if not (asked.phone or asked.email):
        raise Refused("give a telephone number or an e-mail address")
    with transaction.atomic():
        clinic = _clinic(asked.clinic)
        if clinic is None:
            raise Refused(f"there is no clinic {asked.clinic!r} that takes new patients")
        _, new = CallBack.objects.get_or_create(
            form=asked.form,
            defaults={
                "group_id": clinic.group_id,
                "clinic": clinic,
                "name": asked.name,
                "phone": asked.phone,
                "email": asked.email,
                "moment": asked.moment,
                "language": asked.language,
                "asked_at": now,
            },
        )
        if new:
            write_to_clinic(clinic, Subject.CALL_BACK, now)


def _clinic(slug: str) -> Clinic | None:
    """A clinic of this site: another group may have one of the same name."""
    here = Clinic.objects.filter(group=group_of_this_site(), accepts_new=True)
    return here.filter(slug=slug).first()
