"""The diary of today, and what it does to a flare."""

from soepel.core.day.morning import Today
from soepel.core.limits import flare as flare_limit
from soepel.core.limits import stepping as limit
from soepel.core.reasons import Code, Reason
from soepel.core.record import AnchorOrder, FlareCall
from soepel.core.rule import Rule
from soepel.core.rules import flare, usual_pain
from soepel.core.state import DiaryDay, Flare, PastFlare, State
from soepel.core.values import replace


def diarised(state: State, today: Today) -> State:
    """The state with this morning's check-in in the diary; silence adds nothing."""
    check_in = today.check_in
    load = check_in.load if check_in else None
    state = replace(state, load=load)
    if check_in is None or check_in.usual is None:
        return state
    high_from = usual_pain.high_from(state.usual, state.threshold)
    entry = DiaryDay(
        day=today.day,
        usual=int(check_in.usual),
        high=check_in.usual >= high_from,
        disturbed=check_in.disturbed,
        bad_night=bool(check_in.slept_worse),
        in_flare=state.in_flare,
    )
    longest = limit.THRESHOLD_FROM.value
    kept = [old for old in state.diary if (today.day - old.day).days <= longest]
    return replace(
        state,
        diary=(*kept, entry),
        learning=usual_pain.learning(state.learning, entry.usual),
    )


def is_high(state: State, today: Today) -> bool:
    """Today is a high day."""
    entry = state.diary_on(today.day)
    return entry is not None and entry.high


def drifted(state: State, today: Today) -> State:
    """Whether most of the last entries lie above the anchor, and since when."""
    if not usual_pain.drifting(state.diary, today.day, state.anchor):
        return replace(state, drift_since=None)
    return replace(state, drift_since=state.drift_since or today.day, last_drift=today.day)


def flared(state: State, today: Today) -> State:
    """A flare that starts, goes on or ends; what was said of it is logged."""
    calls = today.entries.of(FlareCall)
    goes_on = state.flare is not None and state.flare.goes_on
    why = None if goes_on else flare.started(state, today.day, calls)
    if why is not None:
        state = _started(state, today, why)
    else:
        anchor_set = bool(today.entries.of(AnchorOrder))
        state, reasons = flare.carried_on(state, today.day, today.check_in, anchor_set)
        today.because(reasons)
    today.because(_said(state, today))
    if today.pain is not None:
        state = replace(state, last_diary=today.day)
    return state


def _started(state: State, today: Today, why: Reason) -> State:
    today.because((why, Reason(Rule.FL_2, Code.FL_CHECK_AND_TRIGGERS)))
    within = flare_limit.FLARES_WITHIN.value
    recent = [past for past in state.past_flares if (today.day - past.started).days < within]
    units = tuple(replace(unit, run=(), waiting=None) for unit in state.units)
    diary = tuple(replace(e, in_flare=True) if e.day == today.day else e for e in state.diary)
    return replace(
        state,
        flare=Flare(today.day),
        past_flares=(*recent, PastFlare(today.day)),
        units=units,
        diary=diary,
    )


def _said(state: State, today: Today) -> tuple[Reason, ...]:
    """What a flare changes today."""
    if state.flare is None or not state.in_flare:
        return ()
    day = (today.day - state.flare.started).days + 1
    if flare.first_days(state.flare, today.day):
        until = flare_limit.FIRST_DAYS.value
        return (Reason(Rule.FL_3, Code.FL_FIRST_DAYS, {"day": day, "until": until}),)
    return (Reason(Rule.FL_3, Code.FL_LATER_DAYS, {"day": day}),)
