"""What the therapists of the invented group do on a day: visits, tests, orders, closed items."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any, Final

from soepel.core.exercises import Phase
from soepel.core.plan import Review
from soepel.core.quantities import Pain
from soepel.core.reasons import Code
from soepel.core.record import (
    AnchorOrder,
    AskMe,
    AttentionClosed,
    Bounds,
    By,
    Entry,
    Evaluation,
    FlagResolved,
    PhaseOrder,
    Visit,
)
from soepel.core.rules.evaluation import due_week
from soepel.core.state import Item
from soepel.simulation import living
from soepel.simulation.people import PROGRAMME_DAYS
from soepel.simulation.practice.content import notes
from soepel.simulation.practice.life import PatientLife, moment

SATURDAY: Final = 5
OPENS, CLOSES = 8 * 60 + 30, 16 * 60 + 45
"""Minutes after midnight between which a therapist enters something."""
CLOSES_WHAT_IS_OVER: Final = 0.6
CLOSES_WHAT_HOLDS: Final = 0.3
CLOSES_WHAT_IS_LATE: Final = 0.6
"""The chance on a working day that an open item is closed."""
EVALUATES: Final = 0.35
"""The chance on a working day that an evaluation that is due is done."""
ASKED_FOR: Final = 5
"""Days until a therapist decides on a phase change."""
SETS_ANCHOR: Final = 0.25
HOOS_SCALES: Final = {"pain": 0, "symptoms": -4, "adl": 6, "sport": -18, "qol": -12}
"""How far each scale lies from what pain would give."""
HOOS_BEST: Final = 100
HOOS_NOISE: Final = 4.0
HOOS_A_POINT: Final = 8.5
"""How much a point of pain takes off a HOOS scale."""
STRENGTH_GAINED: Final = 0.15
"""Of the one-repetition maximum, in twelve weeks."""


def at_the_practice(life: PatientLife, review: Review) -> tuple[Entry, ...]:
    """What the practice enters about a patient today, after this morning's review."""
    if not life.lives("practice"):
        return ()
    if life.number == 0:
        return life.adds(_dated(life, _intake(life)))
    if life.day.weekday() >= SATURDAY:
        return ()
    return life.adds(_dated(life, _working_day(life, review)))


def _working_day(life: PatientLife, review: Review) -> Iterator[Entry]:
    chance = life.chance_of("practice")
    yield from _visit(life)
    yield from _evaluation(life, review, chance)
    yield from _bounds(life, review)
    yield from _flag_resolved(life)
    yield from _phase(life, review)
    yield from _closed(life, review, chance)


def _dated(life: PatientLife, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Each entry with its id, at some moment of the working day."""
    at = life.chance_of("practice moment").randrange(OPENS, CLOSES - 60)
    for place, entry in enumerate(entries):
        what = f"{type(entry).__name__} {place}"
        yield replace(entry, id=life.id_of(what), known=moment(life.day, at + 3 * place))


def _by_the_practice(life: PatientLife) -> dict[str, Any]:
    """What its entries share, before each has its id and moment."""
    return {"id": "", "day": life.day, "known": moment(life.day, OPENS), "by": By.THERAPIST}


# -- visits and tests -------------------------------------------------------------------------


def _intake(life: PatientLife) -> Iterator[Entry]:
    """The intake is a visit, with the first scores of the HOOS, and what is agreed."""
    shared = _by_the_practice(life)
    if life.patient.intake.with_therapist:
        yield Visit(**shared)
        yield Evaluation(**shared, week=0, pain=life.patient.intake.usual, hoos=_hoos(life))
    if life.resident.asks_first:
        yield AskMe(**shared, wanted=True)


def _visit(life: PatientLife) -> Iterator[Entry]:
    """Every few weeks, on the first working day from then on."""
    every = life.resident.visits_every
    weekend = life.day.weekday() == 0 and any((life.number - back) % every == 0 for back in (1, 2))
    if life.patient.intake.with_therapist and (life.number % every == 0 or weekend):
        yield Visit(**_by_the_practice(life))


def _evaluation(life: PatientLife, review: Review, chance: Random) -> Iterator[Entry]:
    """An evaluation that is due is done some day soon."""
    drawn = chance.random()
    state, intake = review.state, life.patient.intake
    ended = state.phase_since if state.phase is Phase.MAINTENANCE else None
    week = due_week(life.day, intake.day, ended, (0, *state.evaluated))
    if week is None or drawn >= EVALUATES or life.number in life.resident.away:
        return
    by = By.THERAPIST if intake.with_therapist else By.PERSON
    for plain in living.evaluated(life, week):
        told = replace(plain, by=by)
        yield _with_more(life, told) if isinstance(told, Evaluation) else told


def _with_more(life: PatientLife, plain: Evaluation) -> Evaluation:
    """With the HOOS, and strength where it was tested at the intake."""
    gained = 1 + STRENGTH_GAINED * min(life.number / PROGRAMME_DAYS, 1.0)
    tested = life.patient.intake.one_rm
    one_rm = {exercise: round(kilograms * gained, 1) for exercise, kilograms in tested.items()}
    return replace(plain, hoos=_hoos(life), one_rm=one_rm)


def _hoos(life: PatientLife) -> dict[str, float]:
    """Scales that go with the level of pain."""
    chance = life.chance_of("hoos")
    best = HOOS_BEST - HOOS_A_POINT * life.resident.level(life.number)
    return {
        scale: float(max(0, min(HOOS_BEST, round(best + lies + chance.gauss(0, HOOS_NOISE)))))
        for scale, lies in HOOS_SCALES.items()
    }


# -- orders -----------------------------------------------------------------------------------


def _bounds(life: PatientLife, review: Review) -> Iterator[Entry]:
    """A bound for one of the exercises of today."""
    bounds, shared = life.resident.bounds, _by_the_practice(life)
    if bounds is None or not _falls_today(life, bounds.ago) or not review.state.units:
        return
    unit = life.chance_of("bounds").choice(review.state.units)
    if bounds.kind == "excluded":
        yield Bounds(**shared, exercise=unit.exercise, excluded=True)
    elif bounds.kind == "frozen":
        yield Bounds(**shared, exercise=unit.exercise, side=unit.side, frozen=True)
    else:
        yield Bounds(**shared, exercise=unit.exercise, side=unit.side, ceiling=unit.dose.rung + 1)


def _falls_today(life: PatientLife, ago: int) -> bool:
    """A day before the first of the demo is today, or lay in the weekend that ended."""
    backs = (0, 1, 2) if life.day.weekday() == 0 else (0,)
    return any(life.number - back == life.resident.number_of(ago) for back in backs)


def _flag_resolved(life: PatientLife) -> Iterator[Entry]:
    """What the general practitioner found, some days after a red flag."""
    flag = life.resident.flag
    if flag is None or flag.resolved_after is None:
        return
    for standing in life.state.flags:
        if standing.tier is None or (life.day - standing.raised.day).days < flag.resolved_after:
            continue
        yield FlagResolved(
            **_by_the_practice(life),
            flag_id=standing.raised.id,
            examined_by=notes().examined_by,
            may_exercise=True,
        )


def _phase(life: PatientLife, review: Review) -> Iterator[Entry]:
    """The next phase, some days after the therapist was asked."""
    asked = [item for item in review.attention if item.code is Code.ATT_PHASE_READY and item.holds]
    if not asked or (life.day - asked[0].raised).days < ASKED_FOR:
        return
    following = Phase(review.state.phase + 1)
    yield PhaseOrder(**_by_the_practice(life), phase=following, reason=notes().phase_reason)


# -- the attention list -----------------------------------------------------------------------


def _closed(life: PatientLife, review: Review, chance: Random) -> Iterator[Entry]:
    """Open items are looked at sooner or later, and closed with a note."""
    for item in review.attention:
        drawn, sets = chance.random(), chance.random()
        if item.code is Code.ATT_RED_FLAG and item.holds:
            continue
        if drawn >= _chance_of_closing(life, item):
            continue
        if item.code is Code.ATT_DRIFT and sets < SETS_ANCHOR:
            anchor = Pain(min(round(review.state.anchor) + 1, Pain.most))
            yield AnchorOrder(**_by_the_practice(life), anchor=anchor)
        note = notes().notes[item.code]
        yield AttentionClosed(**_by_the_practice(life), item=item.code.value, note=note)


def _chance_of_closing(life: PatientLife, item: Item) -> float:
    if not item.holds:
        return CLOSES_WHAT_IS_OVER
    return CLOSES_WHAT_IS_LATE if item.due < life.day else CLOSES_WHAT_HOLDS
