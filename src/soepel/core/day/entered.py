"""What was entered today besides the diary: orders, bounds, flags, tests, goals and visits."""

from collections.abc import Iterable
from datetime import date

from soepel.core.care import Care
from soepel.core.exercises import Dose, Phase
from soepel.core.instruments.one_rep_max import usable
from soepel.core.plan import Decision, Move
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import (
    AnchorOrder,
    AskMe,
    Bounds,
    DayEntries,
    Evaluation,
    FlagRaised,
    FlagResolved,
    GoalScore,
    Intake,
    Pause,
    PhaseCheck,
    PhaseOrder,
    Visit,
)
from soepel.core.rule import Rule
from soepel.core.rules import phases
from soepel.core.rules.bounds import holds_for, room
from soepel.core.rules.evaluation import next_step
from soepel.core.rules.red_flags import standing_tier
from soepel.core.state import Check, StandingFlag, State, Unit
from soepel.core.values import replace


def entered(state: State, entries: DayEntries, care: Care) -> tuple[State, list[Reason]]:
    """The state with today's orders, flags and results in it, and what they changed."""
    reasons: list[Reason] = []
    state = _flags(state, entries)
    state = _ordered(state, entries, reasons)
    state = _results(state, entries, care, reasons)
    return _checked(state, entries.of(PhaseCheck), reasons), reasons


# -- red flags --------------------------------------------------------------------------------


def _flags(state: State, entries: DayEntries) -> State:
    raised, resolved = entries.of(FlagRaised), entries.of(FlagResolved)
    if not raised and not resolved:
        return state
    flags = [*state.flags, *(StandingFlag(flag) for flag in raised)]
    return replace(state, flags=tuple(_standing(flag, resolved) for flag in flags))


def _standing(flag: StandingFlag, resolved: Iterable[FlagResolved]) -> StandingFlag:
    about = tuple(entry for entry in resolved if entry.flag_id == flag.raised.id)
    resolutions = (*flag.resolutions, *about)
    tier = standing_tier(flag.raised, resolutions)
    return replace(flag, resolutions=resolutions, tier=tier)


# -- the therapist's orders -------------------------------------------------------------------


def _ordered(state: State, entries: DayEntries, reasons: list[Reason]) -> State:
    for bounds in entries.of(Bounds):
        kept = [b for b in state.bounds if (b.exercise, b.side) != (bounds.exercise, bounds.side)]
        state = replace(state, bounds=(*kept, bounds))
    for wish in entries.of(AskMe):
        state = replace(state, ask_me=wish.wanted)
    for anchor in entries.of(AnchorOrder):
        reasons.append(_anchor_set(state, anchor))
        state = replace(state, anchor=float(anchor.anchor), drift_since=None, learning_closed=True)
    for pause in entries.of(Pause):
        since = state.paused_since if state.paused_on(state.day) else pause.day
        state = replace(state, paused_since=since, paused_until=pause.until)
    for order in entries.of(PhaseOrder):
        state = in_phase(state, order.phase, order.day)
        chosen: dict[str, Fact] = {"phase": int(order.phase), "why": order.reason}
        reasons.append(Reason(Rule.PH_1, Code.PH_THERAPIST_CHOSE, chosen))
    return state


def _anchor_set(state: State, order: AnchorOrder) -> Reason:
    values = {"from_pain": state.anchor, "to_pain": float(order.anchor)}
    return Reason(Rule.STEP_6D, Code.STEP_ANCHOR_RESET, values)


def in_phase(state: State, phase: Phase, day: date) -> State:
    """The state on the first day of a phase: its days and its sessions start to count."""
    return replace(
        state,
        phase=phase,
        phase_since=day,
        sessions_in_phase=0,
        check=Check(baseline=state.check.baseline),
        last_move=day,
    )


# -- tests, goals and visits ------------------------------------------------------------------


def _results(state: State, entries: DayEntries, care: Care, reasons: list[Reason]) -> State:
    goals = {score.activity: int(score.trouble) for score in entries.of(GoalScore)}
    if goals:
        state = replace(state, goals=tuple(({**dict(state.goals), **goals}).items()))
    for evaluation in entries.of(Evaluation):
        state = _evaluated(state, evaluation, care, reasons)
    visits = tuple(visit.day for visit in entries.of(Visit))
    return replace(state, visits=state.visits + visits) if visits else state


def _evaluated(state: State, evaluation: Evaluation, care: Care, reasons: list[Reason]) -> State:
    state = replace(state, evaluated=(*state.evaluated, evaluation.week))
    state = _hoos(_one_rm(state, evaluation, reasons), evaluation)
    pain = None if evaluation.pain is None else int(evaluation.pain)
    state = replace(state, pain_at_evaluation=pain)
    if evaluation.chair_stands is not None:
        state = _stands(state, evaluation.chair_stands)
    reasons.append(improvement(state, care.intake))
    return state


def _hoos(state: State, evaluation: Evaluation) -> State:
    """The first score of each scale stays; what counts is the largest gain on it."""
    start = {**evaluation.hoos, **dict(state.hoos)}
    gains = [value - start[scale] for scale, value in evaluation.hoos.items()]
    return replace(
        state, hoos=tuple(sorted(start.items())), hoos_gain=max([state.hoos_gain, *gains])
    )


def improvement(state: State, intake: Intake) -> Reason:
    """What the last evaluation asks for (EV-5): to go on, to rethink, or to show the pathway."""
    now = state.pain_at_evaluation
    pain = None if now is None else (int(intake.usual), now)
    scored = dict(state.goals)
    goals = [(int(g.trouble), scored[g.activity]) for g in intake.goals if g.activity in scored]
    return next_step(max(state.evaluated), pain, goals)


def _stands(state: State, stands: int) -> State:
    start = state.start_stands if state.start_stands is not None else stands
    return replace(state, chair_stands=stands, start_stands=start)


def _one_rm(state: State, evaluation: Evaluation, reasons: list[Reason]) -> State:
    """Strength tests that may give a dose; a painful or absurd one is said and left out."""
    known = dict(state.one_rm)
    for exercise, kilograms in sorted(evaluation.one_rm.items()):
        painful = exercise in evaluation.painful_tests
        if usable(kilograms, known.get(exercise), painful):
            known[exercise] = kilograms
        else:
            reasons.append(Reason(Rule.INT_3, Code.INT_TEST_NOT_USED, {"exercise": exercise}))
    return replace(state, one_rm=tuple(sorted(known.items())))


def _checked(state: State, checks: list[PhaseCheck], reasons: list[Reason]) -> State:
    for result in checks:
        if result.chair_stands is None and not result.unable:
            continue  # nothing was tested yet
        check, reason = phases.checked(state.check, result)
        reasons.append(reason)
        state = replace(state, check=check)
        if result.chair_stands is not None:
            state = _stands(state, result.chair_stands)
    return state


# -- bounds -----------------------------------------------------------------------------------


def bounded(state: State, entries: DayEntries, care: Care) -> tuple[State, list[Decision]]:
    """Doses as the therapist sets them today: her own dose, and nothing above a ceiling."""
    if not state.bounds and not entries.of(Bounds):
        return state, []
    decisions: list[Decision] = []
    doses = {unit.key: _bounded_dose(state, unit, entries, care) for unit in state.units}
    changed = [unit for unit in state.units if doses[unit.key] != unit.dose]
    ordered = [bounds for bounds in entries.of(Bounds) if bounds.dose is not None]
    for unit in changed:
        dose = doses[unit.key]
        move = Move.RISE if dose > unit.dose else Move.RUNG_DOWN
        why = (Reason(Rule.STEP_8, Code.STEP_OWN_DOSE),)
        decisions.append(Decision(unit.exercise, unit.side, move, unit.dose, dose, why))
    units = tuple(
        replace(unit, dose=doses[unit.key], run=(), last_rise=None, waiting=None)
        if unit in changed or any(holds_for(bounds, unit) for bounds in ordered)
        else unit
        for unit in state.units
    )
    return replace(state, units=units), decisions


def _bounded_dose(state: State, unit: Unit, entries: DayEntries, care: Care) -> Dose:
    dose = unit.dose
    for bounds in entries.of(Bounds):
        if bounds.dose is not None and holds_for(bounds, unit):
            top = care.exercises[unit.exercise].top
            dose = Dose(min(bounds.dose.rung, top), bounds.dose.sets)
    ceiling = room(state, unit).ceiling
    return dose if ceiling is None else replace(dose, rung=min(dose.rung, ceiling))
