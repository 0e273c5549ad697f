"""What the demo needs to know of its own database."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from soepel.records.models import Demo, Member, Message, Patient
from soepel.records.vocabulary import Role, Subject


@dataclass(frozen=True)
class Shown:
    """An invented person whom a visitor can enter as."""

    user: int
    name: str
    situation: str
    """For a patient, the situation she is shown for."""
    role: Role | None = None
    """None for a patient."""
    clinic: str = ""


@dataclass(frozen=True)
class Mail:
    """A mail in the demo's mailbox."""

    about: Subject
    to: str
    title: str
    body: str
    made_at: datetime
    sent_at: datetime | None


def made_by_demo() -> bool:
    """This database is the demo's own."""
    return Demo.objects.exists()


def ahead() -> timedelta:
    """How far the demo's clock is ahead; nothing in a database that is not the demo's."""
    return Demo.objects.values_list("ahead", flat=True).first() or timedelta()


def shown_patients() -> tuple[Shown, ...]:
    """The patients that the start page shows, each for a situation."""
    rows = Patient.objects.exclude(life__shown_as="").select_related("life", "clinic")
    return tuple(
        Shown(row.user_id or 0, row.name, row.life.shown_as, clinic=row.clinic.name)
        for row in rows.filter(life__isnull=False).order_by("pk")
    )


def shown_members() -> tuple[Shown, ...]:
    """The members that the start page shows: one of each role, then the other therapists."""
    rows = Member.objects.select_related("clinic").order_by("pk")
    return tuple(
        Shown(row.user_id, row.name, "", Role(row.role), row.clinic.name if row.clinic else "")
        for row in rows
    )


def mailbox(most: int = 50) -> tuple[Mail, ...]:
    """What was sent, or waits to be, the youngest first."""
    rows = Message.objects.order_by("-pk")[:most]
    return tuple(
        Mail(Subject(row.about), row.to, row.title, row.body, row.made_at, row.sent_at)
        for row in rows
    )
