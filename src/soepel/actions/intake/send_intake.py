"""Makes the intake of what was answered, and with it the first plan."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from soepel.actions.diary.enter import add
from soepel.actions.messages.write import write_to_therapists
from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.actions.refused import Refused
from soepel.core.beginning import (
    OwnQuestion,
    age_on,
    alarming,
    conditions_told,
    told_by_screening,
)
from soepel.core.plan import Review
from soepel.core.questionnaire import AnswerRefused, Answers
from soepel.core.record import FlagRaised, Intake
from soepel.core.rules.screening import next_question, screen
from soepel.core.screening import RedFlag
from soepel.exchange import read_intake, write_intake
from soepel.exchange.record_file import Plain
from soepel.records import clock
from soepel.records.models import Intake as IntakeRow
from soepel.records.models import IntakeAnswers, Patient
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Subject

TROUBLE: Final = OwnQuestion.TROUBLE.value


def send_intake(viewer: Viewer, now: datetime) -> Review:
    """The first plan. Sent twice is once.

    Nobody whose answers ask for a doctor first gets one: then, and where an answer is missing, it
    raises Refused. A red flag that can wait goes along, and holds back the plan. Raises NotYours.
    """
    if viewer.patient is None:
        raise NotYours
    day = clock.today(now)
    with transaction.atomic():
        person = locked(viewer.patient)
        if hasattr(person, "intake"):
            return bring(person, day, now)
        kept = IntakeAnswers.objects.filter(patient=person).first()
        if kept is None:
            raise Refused("there are no answers yet: answer the questions first")
        answers = _screened(kept, day)
        _begin(person, intake_of_answers(kept.own, answers, person.born, day, _led(person)))
        flags = [_raised(flag, day, now) for flag in alarming(answers)]
        add(viewer, person.pk, flags, now)
        if flags:
            write_to_therapists(person, Subject.CALL_NOW, now)
        IntakeAnswers.objects.filter(patient=person).update(sent_at=now, at="")
        return bring(person, day, now)


def _led(person: Patient) -> bool:
    return person.therapist_id is not None


def _screened(kept: IntakeAnswers, day: date) -> Answers:
    """The answers of the screening, all given and none of them urgent."""
    try:
        answers = Answers.read(kept.screening)
    except AnswerRefused as refused:
        raise Refused(str(refused)) from None
    if screen(answers, day).tier.pauses_plan:
        raise Refused("these answers ask for a doctor first: no plan begins with them")
    if (missing := next_question(answers)) is not None:
        raise Refused(f"the question {missing.id} has no answer yet")
    return answers


def intake_of_answers(
    own: Plain, answers: Answers, born: date, day: date, with_therapist: bool
) -> Intake:
    """The intake that the answers come to. Raises Refused for one that is not complete."""
    missing = [name for name in ("sex", "usual", "goals") if own.get(name) is None]
    if missing:
        raise Refused(f"there is no answer yet to {', '.join(missing)}")
    told = told_by_screening(answers, day)
    conditions = {*own.get("comorbidities", ()), *conditions_told(answers)}
    plain = {
        **{name: own[name] for name in own if own[name] is not None and name != TROUBLE},
        "goals": [{"activity": one, "trouble": own[TROUBLE][one]} for one in own["goals"]],
        "day": day.isoformat(),
        "age": age_on(day, born),
        "comorbidities": sorted(conditions),
        "with_therapist": with_therapist,
        **{name: value for name, value in told.items() if value is not None},
        "surgery": {side.value: when.isoformat() for side, when in told["surgery"].items()},
    }
    return read_intake(plain)


def _begin(person: Patient, intake: Intake) -> None:
    IntakeRow.objects.create(
        patient=person, group_id=person.group_id, day=intake.day, content=write_intake(intake)
    )
    # The lock was taken before there was an intake: what is read next must find it.
    person.refresh_from_db()


def _raised(flag: RedFlag, day: date, now: datetime) -> FlagRaised:
    return FlagRaised(id=f"intake/{flag}", day=day, known=clock.local(now), flag=flag)
