"""The step rule over all exercise-sides: what yesterday and this morning do to each dose."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from soepel.core.care import Care
from soepel.core.exercises import Exercise, Phase
from soepel.core.limits import flare as flare_limit
from soepel.core.limits import phases as phase_limit
from soepel.core.limits import stepping as limit
from soepel.core.plan import Decision, Finding, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code
from soepel.core.record import DayEntries, Exposure
from soepel.core.rule import Rule
from soepel.core.rules import stepping, usual_pain
from soepel.core.rules.bounds import room
from soepel.core.rules.stepping import Morning
from soepel.core.rules.turns import Knob, Place, blocked, complete, index_of
from soepel.core.state import Session, State, Turn, Unit, Zone
from soepel.core.values import replace


@dataclass(frozen=True)
class Yesterday:
    """Yesterday's exercises, and this morning's report about them."""

    exposures: Mapping[tuple[str, Side], Exposure]
    morning: Morning
    session: Session | None
    """The session that this morning is about: yesterday's, or one that still waits for answers."""
    suspect: Unit | None
    recovery: tuple[Finding, Finding] | None
    high: bool
    """Today is a high day."""
    places: Mapping[str, Place]
    asked: bool
    """Something was planned: if nothing was said of it, an answer today may be about it."""
    in_gap: bool
    """A day without an exercise counts: no flare, no red flag and no pause stood in the way."""


def counts_as_gap(start: State) -> bool:
    """Whether a day without exercise counts, by the state before any report of the day after."""
    return start.flare is None and not start.pauses_plan and not start.paused_on(start.day)


def session_of(state: State, entries: DayEntries, care: Care) -> Session | None:
    """Yesterday's exercises as one session; None when there were none."""
    exposures = entries.exposures
    known = {unit.key: unit for unit in state.units}
    units = tuple(sorted(key for key in exposures if key in known))
    if not units:
        return None
    planned = [unit.key for unit in state.units if unit.planned]
    daily = phase_limit.DAILY_KINDS.value[state.phase]
    done = [exposures[key] for key in units]
    return Session(
        day=done[0].day,
        red=any(_red(exposure, state.anchor) for exposure in done),
        reported=all(key in exposures and _reported(exposures[key]) for key in planned),
        strength=any(care.exercises[exposure.exercise].kind not in daily for exposure in done),
        units=units,
    )


def _red(exposure: Exposure, anchor: float) -> bool:
    if exposure.pain is None or exposure.elsewhere:
        return False
    return usual_pain.zone(exposure.pain, anchor) is Zone.RED


def _reported(exposure: Exposure) -> bool:
    return exposure.pain is not None and not exposure.unreported


def stepped(
    state: State, day: date, yesterday: Yesterday, care: Care
) -> tuple[State, list[Decision], frozenset[str]]:
    """Every unit moved, a decision for each, and the exercises that ask for a swap."""
    everywhere = _everywhere(state, day, yesterday)
    together = _held_together(state, yesterday)
    steps = [
        _step(state, unit, day, yesterday, everywhere + together.get(unit.exercise, []), care)
        for unit in state.units
    ]
    decisions = [decision for _, decision in steps]
    swaps = frozenset(d.exercise for d in decisions if d.move is Move.SWAP)
    moved = replace(state, units=tuple(unit for unit, _ in steps))
    moved = _turned(moved, decisions, day, yesterday)
    codes = {reason.code for decision in decisions for reason in decision.reasons}
    return _suspected(moved, codes, day), decisions, swaps


def _suspected(state: State, codes: Set[Code], day: date) -> State:
    """A session lowers a suspect at most once; bad mornings are remembered for attention."""
    if codes.isdisjoint({Code.STEP_SUSPECT, Code.STEP_SUSPECT_LONGER}):
        return state
    *before, last = state.sessions
    state = replace(state, sessions=(*before, replace(last, lowered=True)))
    if Code.STEP_SUSPECT not in codes:
        return state
    within = limit.SUSPECTS_WITHIN.value
    recent = tuple(suspect for suspect in state.suspects if (day - suspect).days < within)
    return replace(state, suspects=(*recent, day))


# -- what holds everywhere --------------------------------------------------------------------


def _everywhere(state: State, day: date, yesterday: Yesterday) -> list[Finding]:
    """What keeps every dose from rising today."""
    found: list[Finding] = []
    if state.holds_rises:
        code = Code.STEP_PAUSED if state.pauses_plan else Code.STEP_RED_FLAG
        found.append(stepping.hold(Rule.STEP_0, code, tier=int(state.tier or 0)))
    if state.paused_on(day):
        found.append(stepping.hold(Rule.STEP_0, Code.STEP_PAUSED))
    found += _flare_holds(state)
    if yesterday.high:
        most = usual_pain.high_from(state.usual, state.threshold)
        pain = yesterday.morning.pain
        found.append(stepping.hold(Rule.FL_1, Code.STEP_HIGH_DAY, pain=pain, limit=most))
    if state.drift_since is not None:
        found.append(stepping.hold(Rule.STEP_6D, Code.STEP_DRIFT, anchor=state.anchor))
    if state.phase is Phase.MAINTENANCE:
        found.append(stepping.hold(Rule.PH_1, Code.STEP_MAINTENANCE))
    return found


def _flare_holds(state: State) -> list[Finding]:
    if state.flare is None:
        return []
    share = flare_limit.STAGE_SHARE.value.get(state.flare.stage)
    if share is None:
        return [stepping.hold(Rule.STEP_1, Code.STEP_FLARE)]
    return [stepping.hold(Rule.STEP_1, Code.STEP_RETURN, share=share)]


def _held_together(state: State, yesterday: Yesterday) -> dict[str, list[Finding]]:
    """Exercises of which no side rises: one side asks for a swap, or may have, unsaid."""
    held: dict[str, list[Finding]] = {}
    for unit in state.units:
        if unit.reds and (finding := _swaps_or_silent(unit, yesterday)):
            held[unit.exercise] = [finding]
    return held


def _swaps_or_silent(unit: Unit, yesterday: Yesterday) -> Finding | None:
    """What a side that was red before does to the other side today."""
    exposure = yesterday.exposures.get(unit.key)
    if exposure is not None and exposure.pain is not None:
        found = stepping.pain_during(exposure, unit, yesterday.morning)
        return stepping.hold(Rule.STEP_2, Code.STEP_SWAPPED) if found else None
    expected = unit.planned and yesterday.morning.after_session
    return stepping.hold(Rule.STEP_5, Code.STEP_NO_PAIN_REPORT) if expected else None


# -- one exercise-side ------------------------------------------------------------------------


def _step(
    state: State,
    unit: Unit,
    day: date,
    yesterday: Yesterday,
    everywhere: Sequence[Finding],
    care: Care,
) -> tuple[Unit, Decision]:
    """One unit a day further: what was found of it, the move that follows, and the decision."""
    exercise = care.exercises[unit.exercise]
    before, exposure = unit.dose, yesterday.exposures.get(unit.key)
    if exposure is None:
        unit, findings, earned = _not_exposed(unit, yesterday)
    else:
        unit, findings, earned = _exposed(state, unit, exposure, yesterday)
    findings += _recovery(unit, yesterday)
    findings += everywhere
    if earned and _only_holds(findings):
        unit = replace(unit, run=(*unit.run, earned)[-limit.CALM_RUN.value :], waiting=None)
        findings = findings or [_rise(state, unit, exercise, day, yesterday)]
    findings = findings or [stepping.hold(Rule.STEP_8, Code.STEP_HOLD)]
    move, dose, notes = stepping.moved(unit, exercise, state.phase, findings, room(state, unit))
    unit = stepping.after_move(unit, move, dose, findings, day)
    reasons = tuple(f.reason for f in sorted(findings, key=lambda f: f.move)) + notes
    return unit, Decision(unit.exercise, unit.side, move, before, dose, reasons)


def _only_holds(findings: Sequence[Finding]) -> bool:
    """Held by something that does not break a run: the good exposure still counts."""
    return not any(finding.reason.rule in stepping.BREAKS_A_RUN for finding in findings)


def _exposed(
    state: State, unit: Unit, exposure: Exposure, yesterday: Yesterday
) -> tuple[Unit, list[Finding], Zone | None]:
    morning = yesterday.morning
    findings = [
        *stepping.pain_during(exposure, unit, morning),
        *stepping.too_hard(exposure),
        *stepping.elsewhere(exposure),
        *stepping.reported(exposure, unit, morning),
        *stepping.effort_reported(exposure, unit, state.phase),
        *stepping.not_settled(morning),
        *stepping.did_more(exposure),
    ]
    waiting = stepping.waits_for_recovery(exposure, findings, morning)
    earned = stepping.credit(exposure, findings, morning)
    unit = stepping.counted(unit, exposure, morning, state.phase)
    return replace(unit, waiting=waiting), findings, earned


def _not_exposed(unit: Unit, yesterday: Yesterday) -> tuple[Unit, list[Finding], Zone | None]:
    """A day further without this exercise: the gap grows, a late answer may still come."""
    session_yesterday = yesterday.morning.after_session
    missed = session_yesterday and unit.planned
    unit = replace(
        unit,
        idle=unit.idle + 1 if yesterday.in_gap else unit.idle,
        silent=unit.silent + 1 if missed else unit.silent,
        # The question about recovery may be answered until the next session: from then on it is
        # about that one.
        waiting=None if session_yesterday else unit.waiting,
    )
    band, findings = stepping.gap(unit)
    if band != unit.gap_band:
        unit = replace(unit, gap_band=band)
    if missed:
        findings.append(stepping.hold(Rule.STEP_5, Code.STEP_NO_EXPOSURE))
    earned = None if yesterday.asked else stepping.answered(unit, yesterday.morning)
    return unit, findings, earned


def _recovery(unit: Unit, yesterday: Yesterday) -> list[Finding]:
    """What the morning after does to a unit of the session: to the suspect, or to the others."""
    session, recovery = yesterday.session, yesterday.recovery
    if recovery is None or session is None or unit.key not in session.units:
        return []
    suspect = yesterday.suspect
    return [recovery[0] if suspect is not None and suspect.key == unit.key else recovery[1]]


def _rise(state: State, unit: Unit, exercise: Exercise, day: date, yesterday: Yesterday) -> Finding:
    turns = {turn.exercise: turn for turn in state.turns}
    block = None
    if complete(unit.run):
        bounds = room(state, unit)
        block = blocked(unit, exercise, state.phase, bounds, turns.get(unit.exercise), day)
    place = yesterday.places.get(unit.exercise)
    return stepping.rise(unit, exercise, state.phase, place, block)


# -- turns, caps and the index ----------------------------------------------------------------


def _turned(state: State, decisions: Sequence[Decision], day: date, yesterday: Yesterday) -> State:
    """Turns used up today whether or not they rose, and what rose."""
    risen = [decision for decision in decisions if decision.move is Move.RISE]
    used = _used(risen, yesterday)
    if not used:
        return state
    turns = {turn.exercise: turn for turn in state.turns}
    for id_, place in used.items():
        turn = replace(turns.get(id_, Turn(id_)), turn=day)
        if any(decision.exercise == id_ for decision in risen):
            load_rise = day if place.knob is Knob.LEVEL else turn.load_rise
            turn = replace(turn, rise=day, load_rise=load_rise)
        turns[id_] = turn
    legs = {leg for decision in risen for leg in decision.side.legs}
    rises = {**dict(state.side_rises), **dict.fromkeys(sorted(legs), day)}
    return replace(
        state,
        turns=tuple(turns.values()),
        side_rises=tuple(rises.items()),
        last_move=day if risen else state.last_move,
    )


def _used(risen: Sequence[Decision], yesterday: Yesterday) -> Mapping[str, Place]:
    """After a session every place is used up; after a late answer only those that rose."""
    if yesterday.morning.after_session:
        return yesterday.places
    ids = {decision.exercise for decision in risen}
    return {id_: place for id_, place in yesterday.places.items() if id_ in ids}


def indexed(state: State, day: date, care: Care) -> State:
    """The load of each leg today, kept for as long as it is compared with."""
    kept = [i for i in state.index if (day - i.day).days <= limit.INDEX_LOOKS_BACK.value]
    return replace(state, index=(*kept, index_of(state.units, care.exercises, day)))
