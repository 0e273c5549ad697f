"""The step rule: what yesterday's exercises and this morning's report do to each dose.

Every rule says its own `Finding`; the lowest move is taken, and all that held are reported.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from soepel.core.exercises import Dose, Exercise, Phase
from soepel.core.limits import stepping as limit
from soepel.core.plan import Finding, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import CheckIn, Exposure, ExtraPain
from soepel.core.rule import Rule
from soepel.core.rules import usual_pain
from soepel.core.rules.turns import Block, Place, Room, complete, load_index, raised
from soepel.core.state import Session, State, Unit, Waiting, Zone
from soepel.core.values import replace


@dataclass(frozen=True, slots=True)
class Morning:
    """What this morning's report says of the last session, against the person's own measure."""

    day: date
    anchor: float
    usual: float
    pain: int | None = None
    """This morning's usual pain."""
    extra: ExtraPain | None = None
    painkillers: bool = False
    """Extra painkillers before the exposure or before this check-in."""
    after_session: bool = False
    """There was a session yesterday."""

    @property
    def settled(self) -> bool:
        """Pain is back to usual, with no painkillers to thank for it."""
        return (
            self.pain is not None
            and usual_pain.settled_morning(self.pain, self.usual)
            and not self.painkillers
        )

    @property
    def too_high(self) -> bool:
        """Pain on the morning after a session lies far above usual."""
        return (
            self.after_session
            and self.pain is not None
            and self.pain >= usual_pain.too_high_morning(self.usual)
        )


def morning_after(
    state: State, day: date, check_in: CheckIn | None, before: CheckIn | None, session: bool
) -> Morning:
    """This morning as the step rule sees it; `before` is the check-in of the day before."""
    killers = [c.extra_painkillers for c in (check_in, before) if c is not None]
    return Morning(
        day=day,
        anchor=state.anchor,
        usual=state.usual,
        pain=check_in.usual if check_in else None,
        extra=check_in.extra if check_in else None,
        painkillers=any(killers),
        after_session=session,
    )


def hold(rule: Rule, code: Code, **values: Fact) -> Finding:
    """The finding that a dose stays as it is, with what made it so."""
    return Finding(Move.HOLD, Reason(rule, code, values))


# -- STEP-2: pain during the exercise ---------------------------------------------------------


def pain_during(exposure: Exposure, unit: Unit, morning: Morning) -> list[Finding]:
    """Red lowers a level; red again asks for another exercise."""
    if exposure.elsewhere or exposure.pain is None:
        return []
    if usual_pain.zone(exposure.pain, morning.anchor) is not Zone.RED:
        return []
    values: dict[str, Fact] = {
        "pain": int(exposure.pain),
        "limit": usual_pain.red_above(morning.anchor),
    }
    again = unit.reds + 1 >= limit.REDS_FOR_A_SWAP.value
    if again:
        return [Finding(Move.SWAP, Reason(Rule.STEP_2, Code.STEP_SWAPPED, values))]
    return [Finding(Move.LEVEL_DOWN, Reason(Rule.STEP_2, Code.STEP_RED_ONCE, values))]


# -- STEP-3, STEP-4: the morning after --------------------------------------------------------


def suspect(
    state: State,
    session: Session,
    exercises: Mapping[str, Exercise],
    affected: Side,
    day: date,
    relevance: Mapping[str, int],
) -> Unit | None:
    """Of a session, the side whose dose rose last within a week, else the largest load."""
    units = [unit for unit in state.units if unit.key in session.units]
    if not units:
        return None
    risen = [unit for unit in units if _rose_lately(unit, day)]
    if risen:
        last = max(unit.last_rise or date.min for unit in risen)
        units = [unit for unit in risen if unit.last_rise == last]

    def most_likely(unit: Unit) -> tuple[float, bool, int, str, Side]:
        load = 0.0 if risen else load_index(exercises[unit.exercise], unit.dose)
        healthy = not set(unit.side.legs) & set(affected.legs)
        return -load, healthy, relevance.get(unit.exercise, 0), unit.exercise, unit.side

    return min(units, key=most_likely)


def _rose_lately(unit: Unit, day: date) -> bool:
    rise = unit.last_rise
    return rise is not None and (day - rise).days <= limit.SUSPECT_ROSE_WITHIN.value


def recovery(morning: Morning, session: Session | None) -> tuple[Finding, Finding] | None:
    """What the morning after does: to the suspect, and to every other exercise of that session."""
    if session is None or session.lowered:
        return None
    if morning.too_high or morning.extra is ExtraPain.STILL_THERE:
        values: dict[str, Fact] = {
            "pain": morning.pain,
            "limit": usual_pain.too_high_morning(morning.usual),
            "still_there": morning.extra is ExtraPain.STILL_THERE,
        }
        return (
            Finding(Move.LEVEL_DOWN, Reason(Rule.STEP_3, Code.STEP_SUSPECT, values)),
            Finding(Move.HOLD, Reason(Rule.STEP_3, Code.STEP_NEXT_MORNING, values)),
        )
    if morning.extra is ExtraPain.LONGER_BUT_GONE:
        values = {"hours": limit.RECOVERY_HOURS.value}
        return (
            Finding(Move.RUNG_DOWN, Reason(Rule.STEP_4, Code.STEP_SUSPECT_LONGER, values)),
            Finding(Move.HOLD, Reason(Rule.STEP_4, Code.STEP_LONGER_PAIN, values)),
        )
    return None


# -- STEP-5, STEP-6: what was reported --------------------------------------------------------


def reported(exposure: Exposure, unit: Unit, morning: Morning) -> list[Finding]:
    """Silence holds; so does a dose that was not done (STEP-5)."""
    found = []
    if exposure.pain is None or exposure.unreported:
        found.append(hold(Rule.STEP_5, Code.STEP_NO_PAIN_REPORT))
    if morning.pain is None:
        found.append(hold(Rule.STEP_5, Code.STEP_NO_CHECK_IN))
    elif morning.extra is None:
        found.append(hold(Rule.STEP_5, Code.STEP_NO_RECOVERY_REPORT))
    return found + _not_done(exposure, unit)


def _not_done(exposure: Exposure, unit: Unit) -> list[Finding]:
    least = limit.DONE_AT_LEAST.value
    if exposure.done >= least:
        return []
    times = unit.not_done + 1
    values: dict[str, Fact] = {"done": int(exposure.done), "least": least, "times": times}
    if times >= limit.NOT_DONE_RUNNING.value:
        return [Finding(Move.RUNG_DOWN, Reason(Rule.STEP_5, Code.STEP_NOT_DONE_AGAIN, values))]
    return [hold(Rule.STEP_5, Code.STEP_NOT_DONE, **values)]


def effort_reported(exposure: Exposure, unit: Unit, phase: Phase) -> list[Finding]:
    """An effort that is missing or above the band holds; three times running lowers (STEP-6)."""
    if exposure.effort is None:
        return [hold(Rule.STEP_6, Code.STEP_NO_EFFORT)]
    most = limit.EFFORT_BAND.value[phase][1]
    if exposure.effort <= most:
        return []
    times = unit.too_heavy + 1
    values: dict[str, Fact] = {"effort": int(exposure.effort), "most": most, "times": times}
    if times >= limit.TOO_HEAVY_RUNNING.value:
        return [Finding(Move.RUNG_DOWN, Reason(Rule.STEP_6, Code.STEP_TOO_HEAVY_AGAIN, values))]
    return [hold(Rule.STEP_6, Code.STEP_TOO_HEAVY, **values)]


def too_hard(exposure: Exposure) -> list[Finding]:
    """ "Too hard now": the previous level becomes the dose (STEP-10)."""
    if not exposure.too_hard:
        return []
    return [Finding(Move.LEVEL_DOWN, Reason(Rule.STEP_10, Code.STEP_TOO_HARD))]


def elsewhere(exposure: Exposure) -> list[Finding]:
    """Pain elsewhere than the hip holds the exercise."""
    return [hold(Rule.STEP_8, Code.STEP_ELSEWHERE)] if exposure.elsewhere else []


def not_settled(morning: Morning) -> list[Finding]:
    """Painkillers hide what a dose did, so it earns no credit."""
    return [hold(Rule.STEP_8, Code.STEP_PAINKILLERS)] if morning.painkillers else []


def did_more(exposure: Exposure) -> list[Finding]:
    """Much more than asked earns no credit, and a word."""
    if exposure.done <= limit.DONE_AT_MOST.value:
        return []
    return [hold(Rule.STEP_8, Code.STEP_DID_MORE, done=int(exposure.done))]


# -- STEP-9: gaps -----------------------------------------------------------------------------


def gap(unit: Unit) -> tuple[int, list[Finding]]:
    """The band of the gap a unit is in, and what entering that band does. Each band acts once."""
    band = sum(unit.idle >= since for since in _bands())
    if band <= unit.gap_band:
        return unit.gap_band, []
    move, code = _GAP_MOVES[band]
    return band, [Finding(move, Reason(Rule.STEP_9, code, {"days": unit.idle}))]


def _bands() -> tuple[int, ...]:
    return (
        limit.GAP_HOLDS.value,
        limit.GAP_LOWERS_A_RUNG.value,
        limit.GAP_LOWERS_A_LEVEL.value,
        limit.GAP_STARTS_AGAIN.value,
    )


_GAP_MOVES: Final[Mapping[int, tuple[Move, Code]]] = dict(
    enumerate(
        (
            (Move.HOLD, Code.STEP_GAP_HOLD),
            (Move.RUNG_DOWN, Code.STEP_GAP_RUNG),
            (Move.LEVEL_DOWN, Code.STEP_GAP_LEVEL),
            (Move.RESTART, Code.STEP_GAP_RESTART),
        ),
        start=1,
    )
)


# -- STEP-7: rising ---------------------------------------------------------------------------


def credit(exposure: Exposure, findings: Iterable[Finding], morning: Morning) -> Zone | None:
    """The zone that an exposure adds to the run, once it is settled; None: it adds nothing."""
    if exposure.pain is None or any(findings) or not morning.settled:
        return None
    if morning.extra is not ExtraPain.GONE_WITHIN_TWO_HOURS:
        return None
    return usual_pain.zone(exposure.pain, morning.anchor)


def waits_for_recovery(
    exposure: Exposure, findings: Sequence[Finding], morning: Morning
) -> Waiting | None:
    """Only the answer about recovery is missing: it may still come until the next session."""
    codes = {finding.reason.code for finding in findings}
    only_that = codes == {Code.STEP_NO_RECOVERY_REPORT}
    if exposure.pain is None or not only_that or not morning.settled:
        return None
    return Waiting(exposure.day, usual_pain.zone(exposure.pain, morning.anchor))


def answered(unit: Unit, morning: Morning) -> Zone | None:
    """The zone that a late answer settles."""
    waiting = unit.waiting
    if waiting is None or morning.extra is not ExtraPain.GONE_WITHIN_TWO_HOURS:
        return None
    if not morning.settled:
        return None
    in_time = (morning.day - waiting.day).days <= limit.RECOVERY_ANSWER_DAYS.value
    return waiting.zone if in_time else None


_BLOCK_CODES: Final[Mapping[Block, Code]] = {
    Block.NO_TURN: Code.STEP_WAITS_FOR_TURN,
    Block.LOAD_WEEKLY: Code.STEP_LOAD_WEEKLY,
    Block.CAP: Code.STEP_CAP,
    Block.CEILING: Code.STEP_CEILING,
    Block.TOP: Code.STEP_TOP,
    Block.FROZEN: Code.STEP_FROZEN,
}


def rise(
    unit: Unit, exercise: Exercise, phase: Phase, place: Place | None, block: Block | None
) -> Finding:
    """A completed run rises by one knob, or says what blocks it (STEP-7)."""
    if not complete(unit.run):
        return hold(Rule.STEP_8, Code.STEP_RUN_BUILDING, good=len(unit.run))
    step = raised(unit.dose, exercise, phase)
    block = block or (place.block if place else Block.NO_TURN)
    if block is None and place and step and step[0] is not place.knob:
        # Sides that stand apart never turn two knobs of one exercise on one day.
        block = Block.NO_TURN
    if block is not None or step is None:
        return hold(Rule.STEP_7, _BLOCK_CODES[block or Block.TOP])
    before, after = _knob_values(exercise, unit.dose, step[1])
    counts = exercise.amount.value
    values: dict[str, Fact] = {
        "knob": step[0].value,
        "before": before,
        "after": after,
        "counts": counts,
    }
    return Finding(Move.RISE, Reason(Rule.STEP_7, Code.STEP_ROSE, values))


def _knob_values(exercise: Exercise, dose: Dose, after: Dose) -> tuple[Fact, Fact]:
    """What the turned knob showed before and shows after."""
    if dose.sets != after.sets:
        return dose.sets, after.sets
    if exercise.level_index(dose.rung) != exercise.level_index(after.rung):
        return exercise.level(dose.rung).id, exercise.level(after.rung).id
    return exercise.amount_at(dose.rung), exercise.amount_at(after.rung)


# -- moving -----------------------------------------------------------------------------------

MAY_GO_BELOW_BOUNDS: Final = frozenset({Rule.STEP_0, Rule.STEP_1, Rule.STEP_2, Rule.STEP_10})
"""Rules that may lower a dose below the therapist's floor, or a frozen one: safety goes first."""

BREAKS_A_RUN: Final = frozenset({Rule.STEP_1, Rule.STEP_2, Rule.STEP_3, Rule.STEP_4})
"""Rules after which the good exposures before them no longer count towards a rise."""


def lowered(dose: Dose, exercise: Exercise, move: Move) -> Dose:
    """The dose after a lowering move. Nothing goes under rung 1; there a set is taken off."""
    if move is Move.RESTART:
        return Dose(1, min(dose.sets, exercise.first_sets))
    if dose.rung == 1:
        return Dose(1, max(dose.sets - 1, min(exercise.first_sets, dose.sets)))
    if move is Move.RUNG_DOWN:
        return replace(dose, rung=dose.rung - 1)
    return replace(dose, rung=level_below(exercise, dose.rung))


def level_below(exercise: Exercise, rung: int) -> int:
    """The same place in the level below; the first rung where there is none."""
    index = exercise.level_index(rung)
    if index == 0:
        return 1
    place = rung - exercise.first_of_level(index)
    below = exercise.levels[index - 1].amounts
    return exercise.first_of_level(index - 1) + min(place, len(below) - 1)


def moved(
    unit: Unit, exercise: Exercise, phase: Phase, findings: Sequence[Finding], room: Room
) -> tuple[Move, Dose, tuple[Reason, ...]]:
    """The lowest move of all findings, within the therapist's bounds, with what bounds did."""
    move = min(finding.move for finding in findings)
    if move is Move.RISE:
        step = raised(unit.dose, exercise, phase)
        assert step is not None, "a rise was found possible"
        return move, step[1], ()
    if move in (Move.HOLD, Move.SWAP, Move.REST):
        return move, unit.dose, ()
    dose = lowered(unit.dose, exercise, move)
    return _within_room(unit, exercise, findings, room, (move, dose))


def _within_room(
    unit: Unit, exercise: Exercise, findings: Sequence[Finding], room: Room, down: tuple[Move, Dose]
) -> tuple[Move, Dose, tuple[Reason, ...]]:
    """Floor and frozen bind a lowering, unless pain, a flare or the person herself asks for it."""
    move, dose = down
    bound = room.frozen or dose.rung < room.floor
    if not bound or dose == unit.dose:
        return move, dose, ()
    free = [f for f in findings if f.move < Move.HOLD and f.reason.rule in MAY_GO_BELOW_BOUNDS]
    if free:
        below = lowered(unit.dose, exercise, free[0].move)
        return move, below, (Reason(free[0].reason.rule, Code.STEP_BELOW_BOUNDS),)
    if room.frozen:
        return Move.HOLD, unit.dose, (Reason(Rule.STEP_8, Code.STEP_FROZEN),)
    floor = replace(unit.dose, rung=min(unit.dose.rung, room.floor))
    kept = Move.HOLD if floor == unit.dose else move
    return kept, floor, (Reason(Rule.STEP_8, Code.STEP_FLOOR),)


def counted(unit: Unit, exposure: Exposure, morning: Morning, phase: Phase) -> Unit:
    """The unit with this exposure added to its counts, before any move."""
    zone = _zone(exposure, morning)
    low, most = limit.EFFORT_BAND.value[phase]
    effort = exposure.effort
    # In phase 4 a check-in is due once a week: one that was not due is not missing.
    unsaid = exposure.pain is None or exposure.unreported
    missing = unsaid or (morning.pain is None and phase < Phase.FUNCTIONAL)
    return replace(
        unit,
        last=exposure.day,
        idle=1,  # it is judged on the morning after
        gap_band=0,
        reds=_reds(unit, zone),
        not_done=unit.not_done + 1 if exposure.done < limit.DONE_AT_LEAST.value else 0,
        silent=unit.silent + 1 if missing else 0,
        too_heavy=unit.too_heavy + 1 if effort is not None and effort > most else 0,
        effort_in_band=unit.effort_in_band if effort is None else low <= effort,
        zones=(*unit.zones, zone)[-limit.GREEN_RUN.value :] if zone else unit.zones,
        waiting=None,
    )


def _reds(unit: Unit, zone: Zone | None) -> int:
    """Red exposures running; one whose zone is not known leaves the count as it is."""
    if zone is None:
        return unit.reds
    return unit.reds + 1 if zone is Zone.RED else 0


def _zone(exposure: Exposure, morning: Morning) -> Zone | None:
    """The zone of an exposure for its runs; of an incomplete report only red is sure."""
    if exposure.pain is None or exposure.elsewhere:
        return None
    zone = usual_pain.zone(exposure.pain, morning.anchor)
    return None if exposure.unreported and zone is not Zone.RED else zone


def after_move(unit: Unit, move: Move, dose: Dose, findings: Sequence[Finding], day: date) -> Unit:
    """The unit with its new dose; a change, or pain, ends the run and a lowering uses up a rise."""
    if move is Move.RISE:
        return replace(unit, dose=dose, run=(), last_rise=day, waiting=None)
    broken = any(finding.reason.rule in BREAKS_A_RUN for finding in findings)
    silent = unit.silent >= limit.SILENT_RUNNING.value
    if move < Move.HOLD:
        counts = _restarted(unit, findings)
        return replace(counts, dose=dose, run=(), last_rise=None, waiting=None)
    if broken or silent:
        return replace(unit, run=(), waiting=None)
    return unit


def _restarted(unit: Unit, findings: Sequence[Finding]) -> Unit:
    """A lowering for "three times running" starts that count again."""
    codes = {finding.reason.code for finding in findings}
    not_done = 0 if Code.STEP_NOT_DONE_AGAIN in codes else unit.not_done
    too_heavy = 0 if Code.STEP_TOO_HEAVY_AGAIN in codes else unit.too_heavy
    return replace(unit, not_done=not_done, too_heavy=too_heavy)
