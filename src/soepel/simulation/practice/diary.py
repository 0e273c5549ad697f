"""What an invented patient enters: the plain answers of the simulation, with a life around them.

The parts of a day come one after another: `morning`, `phase_check`, `exercises`. Each gives the
entries that it made, and adds them to today's; a part that was lived before gives none. When
somebody else has made entries for her today, a visitor of the demo, they stay the only ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from soepel.core.plan import Plan, Review
from soepel.core.quantities import Done, Effort
from soepel.core.record import (
    CheckIn,
    DailyLoad,
    Entry,
    Exposure,
    ExtraPain,
    FlagRaised,
    FlareCall,
    Pause,
    QuotaDone,
    Trigger,
)
from soepel.core.rules.usual_pain import red_above
from soepel.simulation import living
from soepel.simulation.practice.life import PatientLife, moment

CHECK_IN_SPREAD: Final = 9
"""Minutes around her usual time."""
LATEST_CHECK_IN: Final = 8 * 60 + 50
EARLIEST_CHECK_IN: Final = 5 * 60 + 45
TRAINS_AT: Final = (10 * 60 + 15, 11 * 60, 14 * 60 + 30, 16 * 60, 19 * 60 + 15)
"""Minutes after midnight at which people like to train; each has one of them."""
EXERCISE_TAKES: Final = 4
GOES_OUT_AFTER: Final = 25
FIRST_FLARE_DAYS: Final = 3
TAPS_LOAD: Final = 0.65
LOADS: Final = ((DailyLoad.USUAL, 0.72), (DailyLoad.QUIET, 0.24), (DailyLoad.HEAVY, 0.04))
HEAVY_WEEKDAY: Final = 0.7
TAKES_PAINKILLERS: Final = 0.35
PRESSES_TOO_HARD: Final = 0.004
DOES_PART: Final = 0.02
PART_DONE: Final = (50, 60, 70)
FEELS_IT_ELSEWHERE: Final = 0.012
TRIGGERS: Final = (Trigger.HARD_DAY, Trigger.COLD, Trigger.STRESS, Trigger.POOR_SLEEP)


# -- the morning ------------------------------------------------------------------------------


def morning(life: PatientLife, played: bool = False) -> tuple[Entry, ...]:
    """The check-in, and what is told with it; a patient who is `played` only wakes up."""
    if not life.lives("morning"):
        return ()
    life.chance = life.chance_of("morning")
    living.wakes(life)
    if played or life.visited:
        return ()
    at = _woken(life)
    heavy = life.number in life.resident.heavy
    check_ins = [_told(life, plain, at) for plain in living.checked_in(life, asked=heavy)]
    return life.adds([*check_ins, *_also_told(life, at + 2)])


def _woken(life: PatientLife) -> int:
    """Minutes after midnight of today's check-in."""
    usual = life.resident.wakes.hour * 60 + life.resident.wakes.minute
    drawn = usual + life.chance_of("wakes").gauss(0, CHECK_IN_SPREAD)
    return round(min(max(drawn, EARLIEST_CHECK_IN), LATEST_CHECK_IN))


def _told(life: PatientLife, plain: CheckIn, at: int) -> CheckIn:
    chance = life.chance_of("answers")
    overdid = life.number - 1 in life.resident.overdone and life.body.trained == life.state.day
    high = plain.kept_from_things is not None
    return replace(
        plain,
        id=life.id_of("check-in"),
        known=moment(life.day, at),
        extra=ExtraPain.STILL_THERE if overdid else plain.extra,
        extra_painkillers=chance.random() < TAKES_PAINKILLERS if high else None,
        load=_load(life, chance),
        triggers=_triggers(life, chance) if high else (),
    )


def _load(life: PatientLife, chance: Random) -> DailyLoad | None:
    """What today asks, if it is tapped."""
    drawn, heavy_weekday = chance.random(), chance.random() < HEAVY_WEEKDAY
    tapped = chance.choices([word for word, _ in LOADS], [share for _, share in LOADS])[0]
    if life.number in life.resident.heavy:
        return DailyLoad.HEAVY
    if life.day.weekday() in life.resident.heavy_weekdays and heavy_weekday:
        return DailyLoad.HEAVY
    return tapped if drawn < TAPS_LOAD else None


def _triggers(life: PatientLife, chance: Random) -> tuple[Trigger, ...]:
    """What may have set off a flare, told in its first days."""
    days = range(life.number - FIRST_FLARE_DAYS + 1, life.number + 1)
    began = any(flare.day in days for flare in life.resident.flares)
    return tuple(chance.sample(TRIGGERS, chance.choice((1, 2)))) if began else ()


def _also_told(life: PatientLife, at: int) -> Iterator[Entry]:
    """A red flag, the flare button, a pause."""
    person, known = life.resident, moment(life.day, at)
    flag = person.flag
    if flag and life.number == person.number_of(flag.ago):
        yield FlagRaised(id=life.id_of("flag"), day=life.day, known=known, flag=flag.flag)
    second = any(life.number == flare.day + 1 for flare in person.flares)
    if person.presses and second and life.state.flare is None:
        triggers = _triggers(life, life.chance_of("button"))
        yield FlareCall(id=life.id_of("flare"), day=life.day, known=known, triggers=triggers)
    if person.paused and life.number == person.paused.start:
        until = life.day + (person.paused.stop - person.paused.start) * life.day.resolution
        yield Pause(id=life.id_of("pause"), day=life.day, known=known, until=until)


def phase_check(life: PatientLife, review: Review) -> tuple[Entry, ...]:
    """The phase check, when this morning's review offers it."""
    offered = review.state.check.offered == life.day
    if life.visited or not offered or not life.lives("phase check"):
        return ()
    known = moment(life.day, _woken(life) + GOES_OUT_AFTER)
    return life.adds([replace(living.phase_check(life), id=life.id_of("check"), known=known)])


# -- the exercises ----------------------------------------------------------------------------


def exercises(life: PatientLife, plan: Plan, played: bool = False) -> tuple[Entry, ...]:
    """The exercises and quotas of today's plan, as far as they are done.

    For a patient who is `played` none are made, but her body knows what was done for her.
    """
    if not life.lives("exercises"):
        return ()
    if played or life.visited:
        _lived_for_her(life, plan)
        return ()
    life.chance = life.chance_of("training")
    done = living.trained(life, plan)
    exposures = [entry for entry in done if isinstance(entry, Exposure)]
    others = [entry for entry in done if not isinstance(entry, Exposure)]
    return life.adds([*_performed(life, exposures), *_went_out(life, others, len(exposures))])


def _trains_at(life: PatientLife) -> int:
    usual = TRAINS_AT[life.patient.number % len(TRAINS_AT)]
    return round(usual + life.chance_of("trains").gauss(0, CHECK_IN_SPREAD))


def _performed(life: PatientLife, exposures: Sequence[Exposure]) -> Iterator[Exposure]:
    chance, at = life.chance_of("exercises"), _trains_at(life)
    hardest = _hardest(life, exposures)
    for place, plain in enumerate(exposures):
        told = _with_a_slip(plain, chance)
        if place == hardest:
            told = _overdone(life, told)
        what = f"{plain.exercise}/{plain.side}"
        known = moment(life.day, at + EXERCISE_TAKES * place)
        yield replace(told, id=life.id_of(what), known=known)


def _with_a_slip(plain: Exposure, chance: Random) -> Exposure:
    """Now and then it is too hard, only partly done, or felt elsewhere."""
    drawn, part = chance.random(), chance.choice(PART_DONE)
    if drawn < PRESSES_TOO_HARD:
        return replace(plain, too_hard=True, effort=Effort(8))
    if drawn < PRESSES_TOO_HARD + DOES_PART:
        return replace(plain, done=Done(part))
    if drawn < PRESSES_TOO_HARD + DOES_PART + FEELS_IT_ELSEWHERE:
        return replace(plain, elsewhere=True)
    return plain


def _hardest(life: PatientLife, exposures: Sequence[Exposure]) -> int | None:
    """The place of the exercise that has come furthest on its ladder."""
    rungs = {unit.key: unit.dose.rung for unit in life.state.units}
    places = range(len(exposures))
    return max(places, key=lambda place: rungs.get(exposures[place].unit, 0), default=None)


def _overdone(life: PatientLife, told: Exposure) -> Exposure:
    """On a day of far too much the hardest exercise hurts more than is accepted."""
    if life.number not in life.resident.overdone:
        return told
    return replace(told, pain=living.tap(red_above(life.state.anchor) + 1), elsewhere=False)


def _went_out(life: PatientLife, plain: Iterable[Entry], exercises: int) -> Iterator[Entry]:
    at = _trains_at(life) + EXERCISE_TAKES * exercises + GOES_OUT_AFTER
    for entry in plain:
        assert isinstance(entry, QuotaDone)
        yield replace(entry, id=life.id_of(entry.activity), known=moment(life.day, at))


# -- a visitor --------------------------------------------------------------------------------


def _lived_for_her(life: PatientLife, plan: Plan) -> None:
    """The body of a person knows what a visitor did for her today."""
    body = life.body
    for entry in life.today:
        if isinstance(entry, CheckIn):
            body.last_check_in = life.day
            body.answered = body.answered or entry.extra is not None
    if any(isinstance(entry, Exposure) for entry in life.today):
        living.loads(life, plan)
    else:
        living.rests(life)
