"""Somebody begins: who she is, a code to her address, and only with that code an account."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import override

from soepel.actions.messages.write import write_message
from soepel.actions.people.hand_out_code import LETTERS, digest
from soepel.actions.refused import Refused
from soepel.records.models import Beginning, Clinic, JoinCode, Patient, User
from soepel.records.site import group_of_this_site
from soepel.records.vocabulary import Subject
from soepel.words import Lang

MAIL_CODE: Final = 6
LASTS: Final = timedelta(minutes=30)
MOST_TRIES: Final = 5


@dataclass(frozen=True)
class Person:
    """Who begins, as she tells it."""

    email: str
    given_name: str
    family_name: str
    born: date
    language: Lang


class WrongCode(Refused):
    """That is not the code, or it is too late."""


def code_works(code: str, now: datetime) -> bool:
    """Whether a code of a clinic can be begun with."""
    return _join_code(code, now) is not None


def begin(person: Person, code: str, clinic: str, now: datetime) -> UUID:
    """What the code in the mail is asked for with. No account is made yet.

    With the code of a clinic, or without one at a clinic of this site that takes new people.
    Nothing tells whether the address is known here: its owner gets another mail. Raises Refused.
    """
    with transaction.atomic():
        joins = _join_code(code, now) if code else None
        at = joins.clinic if joins else _clinic(clinic)
        if at is None or (code and joins is None):
            raise Refused("give a code that works, or a clinic that takes new people")
        mailed = "".join(secrets.choice(LETTERS) for _ in range(MAIL_CODE))
        known = User.objects.filter(email__iexact=person.email).exists()
        row = Beginning.objects.create(
            group_id=at.group_id,
            clinic=at,
            join_code=joins,
            email=person.email,
            given_name=person.given_name,
            family_name=person.family_name,
            born=person.born,
            language=person.language,
            digest="" if known else digest(mailed),
            made_at=now,
        )
        _mail(row, "" if known else mailed, now)
        return row.key


def prove_address(key: UUID, code: str, now: datetime) -> int:
    """The id of the account that is made for who has the mail. Once. Raises WrongCode."""
    if not _counts_a_try(key, now):
        raise WrongCode("it is too late, or was tried too often: begin once more")
    with transaction.atomic():
        row = Beginning.objects.select_for_update().get(key=key)
        # An address that got an account meanwhile is never handed to somebody else.
        taken = User.objects.filter(email__iexact=row.email).exists()
        if taken or row.done_at or not constant_time_compare(row.digest, digest(code)):
            raise WrongCode("that is not the code")
        user = User.objects.create(email=row.email)
        Patient.objects.create(
            user=user,
            group_id=row.group_id,
            clinic_id=row.clinic_id,
            therapist_id=_used(row.join_code_id, now),
            given_name=row.given_name,
            family_name=row.family_name,
            born=row.born,
            language=row.language,
        )
        Beginning.objects.filter(pk=row.pk).update(done_at=now)
        return user.pk


def _counts_a_try(key: UUID, now: datetime) -> bool:
    """Counts a try, also of one that fails; whether there was one left."""
    with transaction.atomic():
        rows = Beginning.objects.select_for_update().filter(key=key, made_at__gt=now - LASTS)
        row = rows.first()
        if row is None or row.tries >= MOST_TRIES:
            return False
        row.tries += 1
        row.save(update_fields=["tries"])
        return True


def _join_code(code: str, now: datetime) -> JoinCode | None:
    waiting = JoinCode.objects.filter(digest=digest(code), used_at=None, ends_at__gt=now)
    return waiting.select_related("clinic").first()


def _used(code: int | None, now: datetime) -> int | None:
    """The therapist of a code, which is used up by it; none for who goes on her own."""
    if code is None:
        return None
    row = JoinCode.objects.select_for_update().get(pk=code)
    if row.used_at is not None:
        raise WrongCode("the code of the clinic was used meanwhile: ask for another")
    row.used_at = now
    row.save(update_fields=["used_at"])
    return row.therapist_id


def _clinic(slug: str) -> Clinic | None:
    here = Clinic.objects.filter(group=group_of_this_site(), accepts_new=True)
    return here.filter(slug=slug).first()


def _mail(row: Beginning, code: str, now: datetime) -> None:
    with override(row.language):
        if code:
            title = _("Your code to begin")
            body = _(
                "Your code is %(code)s\n\nFill it in on the page where you asked for it. It works "
                "for half an hour. Did you not ask for this? Then you need not do anything."
            ) % {"code": code}
        else:
            title = _("You have an account already")
            body = _(
                "Somebody, probably you, wanted to begin with this address. There is an account "
                "already: go to the sign-in page and ask for a code there."
            )
    write_message(Subject.BEGIN, row.email, title, body, now, row.group_id)
