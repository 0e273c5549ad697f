"""The page of a patient's file: what asks for attention, the course, today's plan, what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from soepel.core.plan import Prescription, Review
from soepel.core.quantities import Side
from soepel.core.record import Bounds
from soepel.core.rules.bounds import UNBOUNDED, room_of
from soepel.library.proposals import Proposal
from soepel.records.queries.evidence import Evidence
from soepel.records.queries.file import Note, PatientFile
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.asking import Asking, asking_of, said
from soepel.web.therapist.changed import ChangedDay, changed_days
from soepel.web.therapist.items import NoteForm
from soepel.web.therapist.phone import PhoneForm
from soepel.web.therapist.red_flags import OpenFlag, OutcomeForm, open_flags
from soepel.web.therapist.steering.page import numbers
from soepel.web.therapist.steering.told import room_words
from soepel.web.therapist.timeline import TimelineTold
from soepel.words import attention_words, label
from soepel.words.labels import capital
from soepel.words.language import day as day_words
from soepel.words.lessons import lessons
from soepel.words.telling import Told, telling

NotKept = NoteForm | OutcomeForm | PhoneForm | None
"""The one form on a page that could not be kept."""


@dataclass(frozen=True)
class OnSide:
    """What one side of an exercise is asked; empty where it is not."""

    dose: str = ""
    form: str = ""
    bounds: str = ""


@dataclass(frozen=True)
class PlanRow:
    """An exercise of today: on each side, or on both legs at once."""

    name: str
    number: int
    """Of the exercise in an address."""
    left: OnSide
    right: OnSide
    both: OnSide


@dataclass(frozen=True)
class NoteTold:
    """What was written when an item was closed."""

    day: str
    about: str
    text: str


@dataclass(frozen=True)
class PlanTold:
    """The last plan that was made, as the patient has it."""

    day: str
    provisional: bool
    standing: str
    """That the programme stands still, or where a flare is."""
    daily: list[PlanRow]
    session: list[PlanRow]
    besides: list[str]
    """Movement moments, the minutes of activities, and what is proposed to read."""
    needed: list[str]
    """For the next phase."""


@dataclass(frozen=True)
class FilePage:
    """What the page of a file shows."""

    asking: Asking
    phone: PhoneForm
    flags: list[OpenFlag]
    plan: PlanTold | None
    changed: list[ChangedDay]
    notes: list[NoteTold]
    timeline: TimelineTold | None
    """None before there is a course."""


def file_page(
    file: PatientFile,
    behind: Evidence,
    timeline: TimelineTold | None,
    asker: Asker,
    refused: NotKept = None,
) -> FilePage:
    """The page in words."""
    note = refused if isinstance(refused, NoteForm) else None
    outcome = refused if isinstance(refused, OutcomeForm) else None
    return FilePage(
        asking=asking_of(file.listed, behind, asker, note),
        phone=refused if isinstance(refused, PhoneForm) else PhoneForm(phone=file.listed.phone),
        flags=list(open_flags(file.review, asker, outcome)) if file.review else [],
        plan=plan_told(file, asker),
        changed=changed_days(file.changes, asker),
        notes=[_note(note, asker) for note in file.notes],
        timeline=timeline,
    )


def _note(note: Note, asker: Asker) -> NoteTold:
    about = attention_words(note.code, asker.lang).title
    return NoteTold(day_words(note.day, asker.lang), about, note.text)


# -- the plan ---------------------------------------------------------------------------------


def plan_told(file: PatientFile, asker: Asker) -> PlanTold | None:
    """The plan in words; None before there is one."""
    reviewed, intake = file.review, file.intake
    if reviewed is None or intake is None:
        return None
    told = telling(reviewed, None, intake, asker.voice)
    return PlanTold(
        day=capital(day_words(reviewed.day, asker.lang)),
        provisional=told.provisional,
        standing=_standing(reviewed, asker),
        daily=plan_rows(reviewed.plan.daily, asker, reviewed.state.bounds),
        session=plan_rows(reviewed.plan.session, asker, reviewed.state.bounds),
        besides=_besides(told, file.lesson, asker),
        needed=said(reviewed.needed, asker),
    )


def _standing(reviewed: Review, asker: Asker) -> str:
    if reviewed.plan.paused:
        return _("The programme is on hold: nothing is asked of the patient.")
    flare = reviewed.state.flare
    return capital(label(flare.stage, asker.lang)) if flare else ""


def _besides(told: Told, lesson: Proposal | None, asker: Asker) -> list[str]:
    """Movement moments, the minutes of activities, and what is proposed to read."""
    moving = [*filter(None, [told.moments]), *(quota.words for quota in told.quotas)]
    if lesson is None:
        return moving
    title = lessons(asker.lang)[lesson.lesson].title
    return [*moving, _("Proposed to read: %(title)s") % {"title": title}]


def plan_rows(
    asked: Iterable[Prescription], asker: Asker, bounds: Sequence[Bounds] = ()
) -> list[PlanRow]:
    """A row for each exercise, with a place for each side that never moves."""
    together: dict[str, dict[Side, OnSide]] = {}
    for one in asked:
        room = replace(room_of(bounds, one.exercise, one.side), dose=None)
        place = OnSide(
            asker.voice.asked(one),
            asker.voice.level(one.exercise, one.rung),
            "" if room == UNBOUNDED else room_words(room, one.exercise, asker),
        )
        together.setdefault(one.exercise, {})[one.side] = place
    return [
        PlanRow(
            name=asker.voice.names[exercise],
            number=numbers()[exercise],
            left=sides.get(Side.LEFT, OnSide()),
            right=sides.get(Side.RIGHT, OnSide()),
            both=sides.get(Side.BOTH, OnSide()),
        )
        for exercise, sides in together.items()
    ]
