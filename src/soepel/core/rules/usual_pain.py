"""A person's own measure: anchor, usual pain, threshold, high days and drift.

All of them are learned at the end of a day and used from the next day on, so that today's report
never moves the line it is held against.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from soepel.core.limits import stepping as limit
from soepel.core.quantities import Pain
from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.core.state import DiaryDay, State, Zone
from soepel.core.values import replace


def zone(pain: int, anchor: float) -> Zone:
    """The traffic light of pain during an exercise."""
    if pain <= limit.GREEN_UP_TO.value:
        return Zone.GREEN
    return Zone.RED if pain > red_above(anchor) else Zone.AMBER


def red_above(anchor: float) -> float:
    """The most pain during an exercise that is not red for this person."""
    own = min(anchor + limit.RED_ABOVE_ANCHOR.value, limit.RED_ABOVE_AT_MOST.value)
    return max(limit.RED_ABOVE.value, own)


def high_from(usual: float, threshold: int) -> float:
    """The pain that makes a high day."""
    return min(Pain.most, max(usual + threshold, limit.HIGH_DAY_LEAST.value))


def too_high_morning(usual: float) -> float:
    """The pain of a next morning that lowers the suspect of the session."""
    own = max(usual + limit.MORNING_ABOVE_USUAL.value, limit.MORNING_LEAST.value)
    return min(Pain.most, own)


def settled_morning(pain: int, usual: float) -> bool:
    """Whether the pain of a next morning is as usual again."""
    return pain <= usual + limit.SETTLED_ABOVE_USUAL.value


def drifting(diary: Sequence[DiaryDay], day: date, anchor: float) -> bool:
    """Most of the last entries lie above the anchor (STEP-6D)."""
    recent = [
        entry.usual
        for entry in diary
        if entry.usual is not None and (day - entry.day).days < limit.DRIFT_DAYS.value
    ][-limit.DRIFT_ENTRIES.value :]
    above = sum(usual > anchor + limit.DRIFT_ABOVE_ANCHOR.value for usual in recent)
    return above >= limit.DRIFT_HIGH.value


def learned(state: State, day: date, intake_day: date) -> tuple[State, tuple[Reason, ...]]:
    """The state with anchor, usual pain and threshold as they hold from tomorrow."""
    state = replace(state, anchor=_learned_anchor(state, (day - intake_day).days))
    state, reasons = _reset_anchor(state, day)
    tomorrow = day + timedelta(days=1)
    usual_then = usual(state.diary, tomorrow, state.anchor)
    threshold_then = threshold(state.diary, tomorrow)
    return replace(state, usual=usual_then, threshold=threshold_then), reasons


def learning(values: tuple[int, ...], pain: int | None) -> tuple[int, ...]:
    """The first diary values, with today's as long as there is room."""
    if pain is None or len(values) >= limit.ANCHOR_LEARNED_UNTIL.value:
        return values
    return (*values, pain)


def _learned_anchor(state: State, days_in: int) -> float:
    """The median of the first diary days; later it falls at marks, and only there."""
    if days_in < limit.ANCHOR_LEARNED_FROM.value:
        return state.anchor
    at_mark = days_in % limit.ANCHOR_MARK.value == 0
    if at_mark:
        return _fallen_anchor(state)
    # With gaps in the diary it takes longer, but not beyond the first mark.
    still_learning = days_in < limit.ANCHOR_MARK.value and not state.learning_closed
    if still_learning and len(state.learning) >= limit.ANCHOR_LEARNED_FROM.value:
        return float(median(state.learning))
    return state.anchor


def _fallen_anchor(state: State) -> float:
    recent = _values(state.diary, state.day, limit.ANCHOR_MARK.value - 1, 0)
    if len(recent) < limit.USUAL_ENTRIES.value:
        return state.anchor
    middle = float(median(recent))
    return middle if state.anchor - middle >= limit.ANCHOR_FALL.value else state.anchor


def usual(diary: Sequence[DiaryDay], day: date, anchor: float) -> float:
    """The usual pain B: a median of the weeks before, never far above the anchor."""
    values = _values(diary, day, limit.USUAL_FROM.value, limit.USUAL_UNTIL.value)
    if len(values) < limit.USUAL_ENTRIES.value:
        return anchor
    return min(float(median(values)), anchor + limit.USUAL_ABOVE_ANCHOR.value)


def threshold(diary: Sequence[DiaryDay], day: date) -> int:
    """How far above usual a high day lies: more for a person whose pain varies more."""
    values = _values(diary, day, limit.THRESHOLD_FROM.value, limit.USUAL_UNTIL.value)
    if len(values) < limit.USUAL_ENTRIES.value:
        return limit.THRESHOLD.value
    middle = median(values)
    spread = median(abs(value - middle) for value in values)
    noise = round(limit.NOISE_WIDTH.value * limit.MAD_TO_SD.value * spread)
    variable = noise >= limit.THRESHOLD_OF_THE_VARIABLE.value
    return limit.THRESHOLD_OF_THE_VARIABLE.value if variable else limit.THRESHOLD.value


def _values(diary: Iterable[DiaryDay], day: date, oldest: int, youngest: int) -> list[int]:
    """Pain of days outside flares, between so many days ago."""
    return [
        entry.usual
        for entry in diary
        if entry.usual is not None
        and not entry.in_flare
        and youngest <= (day - entry.day).days <= oldest
    ]


def _reset_anchor(state: State, day: date) -> tuple[State, tuple[Reason, ...]]:
    """After weeks of steady drift the anchor is set again (STEP-6D)."""
    if not _reset_due(state, day):
        return state, ()
    anchor = min(_recent_median(state.diary), state.anchor + limit.RESET_AT_MOST.value)
    reason = Reason(
        Rule.STEP_6D, Code.STEP_ANCHOR_RESET, {"from_pain": state.anchor, "to_pain": anchor}
    )
    return replace(state, anchor=anchor, anchor_reset=day, drift_since=None), (reason,)


def _reset_due(state: State, day: date) -> bool:
    since = state.drift_since
    if since is None or (day - since).days < limit.RESET_AFTER.value:
        return False
    flares = state.flare is not None and state.flare.goes_on
    if flares or state.tier is not None:
        return False
    lately = state.anchor_reset
    if lately is not None and (day - lately).days < limit.RESET_EVERY.value:
        return False
    return _steady(state.diary, day)


def _steady(diary: Sequence[DiaryDay], day: date) -> bool:
    """Recent pain is like that of the weeks before."""
    before = _values(diary, day, limit.USUAL_FROM.value, limit.USUAL_UNTIL.value)
    if len(before) < limit.USUAL_ENTRIES.value:
        return False
    apart = abs(_recent_median(diary) - median(before))
    return apart <= limit.RESET_STEADY_WITHIN.value


def _recent_median(diary: Sequence[DiaryDay]) -> float:
    """The middle of the entries that drift looks at."""
    pains = [entry.usual for entry in diary if entry.usual is not None]
    return float(median(pains[-limit.DRIFT_ENTRIES.value :]))
