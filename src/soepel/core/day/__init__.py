"""One day of care: yesterday's exercises and this morning's report in, today's plan out."""

from datetime import date, timedelta

from soepel.core.care import Care
from soepel.core.day import members
from soepel.core.day.diarised import diarised, drifted, flared, is_high
from soepel.core.day.entered import bounded, entered, in_phase
from soepel.core.day.morning import Today
from soepel.core.day.phased import phased
from soepel.core.day.planned import planned
from soepel.core.day.stepped import Yesterday, counts_as_gap, indexed, session_of, stepped
from soepel.core.exercises import Phase
from soepel.core.limits import stepping as limit
from soepel.core.plan import Decision, Move, Plan, Review
from soepel.core.reasons import Code, Reason
from soepel.core.record import AttentionClosed, DailyLoad, DayEntries, QuotaDone
from soepel.core.rule import Rule
from soepel.core.rules import (
    attention,
    flare,
    pacing,
    sessions,
    starting_point,
    stepping,
    usual_pain,
)
from soepel.core.rules import turns as turn_rules
from soepel.core.rules.bounds import room
from soepel.core.rules.turns import Place
from soepel.core.state import Check, Flare, PastFlare, Session, State
from soepel.core.values import replace


def begun(care: Care) -> State:
    """The state on the eve of the intake day: the starting point, with nothing done yet."""
    intake = care.intake
    phase, short_exit, _ = starting_point.first_phase(intake)
    anchor = float(intake.usual)
    return State(
        day=intake.day - timedelta(days=1),
        phase=phase,
        phase_since=intake.day,
        short_exit=short_exit,
        anchor=anchor,
        usual=anchor,
        threshold=usual_pain.threshold((), intake.day),
        check=Check(baseline=intake.chair_stands),
        chair_stands=intake.chair_stands,
        start_stands=intake.chair_stands,
        one_rm=tuple(sorted(intake.one_rm.items())),
        quotas=pacing.quotas_for(intake),
        last_move=intake.day,
        flare=Flare(intake.day) if intake.flare_now else None,
        past_flares=(PastFlare(intake.day),) if intake.flare_now else (),
    )


def advanced(start: State, day: date, past: DayEntries, entries: DayEntries, care: Care) -> Review:
    """The review of one day, from the state after the day before.

    `past` holds the entries about yesterday, `entries` those about today. The order is fixed:
    what may rise today is decided before any report is read, and what the reports teach about the
    person's usual pain holds from tomorrow on.
    """
    today = Today(day, past, entries, care, start)
    state = _arranged(start, today)
    places = _places(state, today)
    state = flared(diarised(state, today), today)
    state = _trained(state, today, places)
    state = phased(state, today)
    state = _paced(state, today)
    state = _learned(state, today)
    state = indexed(state, day, care)
    state, plan = planned(state, day, entries, care)
    return _reviewed(_attended(state, today), today, plan)


def _arranged(state: State, today: Today) -> State:
    """What was ordered and resolved, and what fits in the minutes: known before any report."""
    state, reasons = entered(state, today.entries, today.care)
    today.because(reasons)
    if today.day == today.care.intake.day:
        state = _first_day(state, today)
    state, orders = bounded(state, today.entries, today.care)
    today.decisions += orders
    wanted, dropped = members.fitting_time(state, state.wanted, today.day, today.care)
    today.because(dropped)
    return replace(state, wanted=wanted) if dropped else state


def _first_day(state: State, today: Today) -> State:
    """Why the person starts here. With an open red flag of T0 to T2 never above phase 2 (SCR-1)."""
    intake = today.care.intake
    _, _, why = starting_point.first_phase(intake)
    today.because((starting_point.profile(intake), *why))
    most = Phase.MOBILITY_AND_CONTROL
    if state.phase <= most or not state.holds_rises:
        return state
    today.because((Reason(Rule.SCR_1, Code.PH_RED_FLAG),))
    return in_phase(state, most, today.day)


def _places(state: State, today: Today) -> dict[str, Place]:
    relevance = today.care.relevance
    return turn_rules.places(
        state,
        today.day,
        today.care.exercises,
        lambda unit: room(state, unit),
        lambda exercise: relevance[exercise],
    )


# -- the doses --------------------------------------------------------------------------------


def _trained(state: State, today: Today, places: dict[str, Place]) -> State:
    """The doses after yesterday's exercises and this morning's report."""
    care, day = today.care, today.day
    session = session_of(state, today.past, care)
    state = _with_session(drifted(state, today), session)
    calm = today.pain is not None and not is_high(state, today)
    state, reasons = flare.way_back(today.start, state, session, calm)
    today.because(reasons)
    yesterday = _yesterday(state, today, session, places)
    state, decisions, swaps = stepped(state, day, yesterday, care)
    state, why = members.swapped(state, swaps, day, care)
    today.decisions += [_swap_told(decision, why) for decision in decisions]
    today.because(sessions.too_few(state, day, (day - care.intake.day).days))
    return state


def _with_session(state: State, session: Session | None) -> State:
    if session is None:
        return state
    longest = limit.GAP_STARTS_AGAIN.value
    recent = tuple(s for s in state.sessions if (session.day - s.day).days <= longest)
    of_this_phase = int(session.day >= state.phase_since)
    return replace(
        state,
        sessions=(*recent, session),
        sessions_in_phase=state.sessions_in_phase + of_this_phase,
    )


def _yesterday(
    state: State, today: Today, session: Session | None, places: dict[str, Place]
) -> Yesterday:
    past = today.past.check_in
    morning = stepping.morning_after(
        state, today.day, today.check_in, past, session=session is not None
    )
    about = session or _still_asked(state, today.day)
    recovery = stepping.recovery(morning, about)
    suspect = None
    if recovery is not None and about is not None:
        affected, relevance = today.care.intake.affected, today.care.relevance
        suspect = stepping.suspect(
            state, about, today.care.exercises, affected, today.day, relevance
        )
    return Yesterday(
        exposures=today.past.exposures,
        morning=morning,
        session=about,
        suspect=suspect,
        recovery=recovery,
        high=is_high(state, today),
        places=places,
        in_gap=counts_as_gap(today.start),
        asked=any(unit.planned for unit in today.start.units),
    )


def _still_asked(state: State, day: date) -> Session | None:
    """The last session, as long as its recovery may still be answered."""
    last = state.last_session
    if last is None or (day - last.day).days > limit.RECOVERY_ANSWER_DAYS.value:
        return None
    return last


def _swap_told(decision: Decision, why: dict[str, Reason]) -> Decision:
    """A decision to swap, with what came instead."""
    reason = why.get(decision.exercise)
    if reason is None:
        return decision
    move = Move.REST if reason.code is Code.STEP_TARGET_RESTS else Move.SWAP
    asked = [r for r in decision.reasons if r.code is Code.STEP_SWAPPED]
    others = tuple(r for r in decision.reasons if r.code is not Code.STEP_SWAPPED)
    pain = asked[0].values if asked else {}
    told = Reason(reason.rule, reason.code, {**pain, **reason.values})
    return replace(decision, move=move, after=None, reasons=(told, *others))


# -- day strategy, learning, attention --------------------------------------------------------


def _paced(state: State, today: Today) -> State:
    """Quotas a day further, and what a heavy or quiet day changes."""
    held = is_high(state, today) or state.holds_rises or state.phase is Phase.MAINTENANCE
    usual_load = today.start.load in (None, DailyLoad.USUAL)
    ordinary = usual_load and today.start.flare is None
    done = today.past.of(QuotaDone)
    if state.pauses_plan or state.paused_on(today.day):
        return replace(state, quotas=tuple(replace(quota, run=0) for quota in state.quotas))
    quotas = []
    for quota in state.quotas:
        of_it = [entry for entry in done if entry.activity is quota.activity]
        stepped_quota, reason = pacing.stepped(quota, of_it, state, today.check_in, held, ordinary)
        quotas.append(stepped_quota)
        today.because((reason,))
    state = replace(state, quotas=tuple(quotas), heavy_days=pacing.heavy_run(state, today.check_in))
    today.because(pacing.day_reasons(state))
    return state


def _learned(state: State, today: Today) -> State:
    state, reasons = usual_pain.learned(
        replace(state, day=today.day), today.day, today.care.intake.day
    )
    today.because(reasons)
    today.because(pacing.comfort(state, today.care.intake.wakes_at_night))
    today.contacts = flare.contacts(state, today.day)
    return state


def _attended(state: State, today: Today) -> State:
    holding = attention.conditions(attention.Watch(state, today.day, today.care.intake), today.told)
    closed = today.entries.of(AttentionClosed)
    return replace(state, items=attention.listed(state.items, holding, closed, today.day))


def _reviewed(state: State, today: Today, plan: Plan) -> Review:
    return Review(
        day=today.day,
        plan=plan,
        decisions=tuple(today.decisions),
        reasons=tuple(today.reasons),
        needed=today.needed,
        contacts=today.contacts,
        attention=attention.open_items(state.items),
        tier=state.tier,
        state=state,
    )
