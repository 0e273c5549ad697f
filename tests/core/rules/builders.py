"""Small parts of a history, calm and complete unless a test says otherwise."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from soepel.core.care import Care
from soepel.core.exercises import Dose, Exercise, Kind, Level, Phase, Target
from soepel.core.quantities import Done, Effort, Pain, Sex, Side
from soepel.core.record import CheckIn, Exposure, ExtraPain, FlagRaised, Intake
from soepel.core.rules.stepping import Morning
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import DiaryDay, Session, StandingFlag, State, Unit, Zone

DAY: Final = date(2026, 3, 2)
"""Today, a Monday."""
YESTERDAY: Final = DAY - timedelta(days=1)
GREEN, AMBER, RED = Zone.GREEN, Zone.AMBER, Zone.RED


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def exercise(id_: str = "bridge", **changes: Any) -> Exercise:
    """Two-legged, three levels of 8, 10 and 12 repetitions, 1 to 3 sets: rungs 1 to 9."""
    given: dict[str, Any] = {
        "kind": Kind.STRENGTH,
        "targets": (Target.EXTENSION,),
        "phases": (Phase.MOBILITY_AND_CONTROL, Phase.STRENGTH_AND_CAPACITY),
        "one_sided": False,
        "levels": (
            Level("easy", (8, 10, 12), 1.0),
            Level("medium", (8, 10, 12), 2.0),
            Level("hard", (8, 10, 12), 3.0),
        ),
        "most_sets": 3,
        **changes,
    }
    return Exercise(id=id_, **given)


def unit(exercise: str = "bridge", side: Side = Side.BOTH, **changes: Any) -> Unit:
    """An exercise-side in the middle of its ladder (rung 5 of 9, two sets), planned today."""
    given: dict[str, Any] = {"dose": Dose(5, 2), "planned": True, **changes}
    return Unit(exercise=exercise, side=side, **given)


def exposure(
    exercise: str = "bridge",
    side: Side = Side.BOTH,
    *,
    pain: int | None = 1,
    effort: int | None = 3,
    done: int = 100,
    **changes: Any,
) -> Exposure:
    """All done yesterday, with little pain and effort."""
    given: dict[str, Any] = {"day": YESTERDAY, **changes}
    return Exposure(
        id=given.pop("id", f"{exercise}-{side}"),
        known=datetime.combine(given["day"], time(18)),
        exercise=exercise,
        side=side,
        pain=None if pain is None else Pain(pain),
        effort=None if effort is None else Effort(effort),
        done=Done(done),
        **given,
    )


def check_in(
    day: date = DAY,
    *,
    usual: int | None = 3,
    extra: ExtraPain | None = ExtraPain.GONE_WITHIN_TWO_HOURS,
    **changes: Any,
) -> CheckIn:
    """A calm morning: pain as usual, no extra pain after the session."""
    return CheckIn(
        id=changes.pop("id", f"morning-{day}"),
        day=day,
        known=datetime.combine(day, time(8)),
        usual=None if usual is None else Pain(usual),
        extra=extra,
        **changes,
    )


def morning(**changes: Any) -> Morning:
    """The morning after a session: anchor, usual pain and today's pain are all 3."""
    given: dict[str, Any] = {
        "day": DAY,
        "anchor": 3.0,
        "usual": 3.0,
        "pain": 3,
        "extra": ExtraPain.GONE_WITHIN_TWO_HOURS,
        "after_session": True,
        **changes,
    }
    return Morning(**given)


def session(units: Iterable[Unit] = (), **changes: Any) -> Session:
    """Yesterday's session of these units: reported, without a red."""
    given: dict[str, Any] = {
        "day": YESTERDAY,
        "red": False,
        "reported": True,
        "strength": True,
        "units": tuple(unit.key for unit in units),
        **changes,
    }
    return Session(**given)


def diary(*pains: int | None, until: date = YESTERDAY, **changes: Any) -> tuple[DiaryDay, ...]:
    """Diary days running, the last one on `until`."""
    first = until - timedelta(days=len(pains) - 1)
    return tuple(
        DiaryDay(first + timedelta(days=number), pain, **changes)
        for number, pain in enumerate(pains)
    )


def flag(tier: Tier | None) -> StandingFlag:
    """A red flag of three days ago that counts as this tier; None: it is resolved."""
    moment = datetime.combine(ago(3), time(8))
    raised = FlagRaised(id="flag", day=ago(3), known=moment, flag=RedFlag.SWOLLEN_PAINFUL_CALF)
    return StandingFlag(raised, tier=tier)


def state(*units: Unit, **changes: Any) -> State:
    """The end of yesterday in phase 2, a month in; anchor and usual pain are 3."""
    given: dict[str, Any] = {
        "day": YESTERDAY,
        "phase": Phase.MOBILITY_AND_CONTROL,
        "phase_since": ago(30),
        "short_exit": False,
        "anchor": 3.0,
        "usual": 3.0,
        "threshold": 2,
        "units": units,
        **changes,
    }
    return State(**given)


def intake(**changes: Any) -> Intake:
    """A woman of 67 with usual pain 3 and a left hip, 30 days ago."""
    given: dict[str, Any] = {
        "day": ago(30),
        "affected": Side.LEFT,
        "age": 67,
        "sex": Sex.WOMAN,
        "usual": Pain(3),
        **changes,
    }
    return Intake(**given)


def care(*exercises: Exercise, **changes: Any) -> Care:
    """Care of this person with these exercises."""
    return Care(intake(**changes), {exercise.id: exercise for exercise in exercises})
