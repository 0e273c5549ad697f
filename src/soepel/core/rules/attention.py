"""The attention list: whom the therapist should call, why, and by when."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from soepel.core.exercises import Phase
from soepel.core.limits import attention as limit
from soepel.core.limits import pacing as pacing_limit
from soepel.core.limits import phases as phase_limit
from soepel.core.limits import stepping as step_limit
from soepel.core.reasons import Code, Reason
from soepel.core.record import AttentionClosed, Intake
from soepel.core.rules.bounds import room
from soepel.core.rules.evaluation import due_week
from soepel.core.rules.phases import stuck_days
from soepel.core.state import Item, State
from soepel.core.values import replace

NEVER_SUPPRESSED: Final = frozenset({Code.ATT_RED_FLAG})
"""Open red flags come back at once when they are closed without being resolved."""

SAID_ONCE: Final = frozenset({Code.ATT_GOAL_REACHED})
"""Good news that lasts: told once, and again only when it was lost and won back."""

FROM_REASONS: Final[Mapping[Code, Code]] = {
    Code.STEP_ANCHOR_RESET: Code.ATT_ANCHOR_RESET,
    Code.STEP_BELOW_BOUNDS: Code.ATT_BELOW_BOUNDS,
    Code.STEP_GAP_RESTART: Code.ATT_TESTS_AGAIN,
    Code.STEP_ONCE_A_WEEK: Code.ATT_ONCE_A_WEEK,
    Code.PH_ONE_BACK_SUGGESTED: Code.ATT_ONE_PHASE_BACK,
    Code.PH_CHECK_WAIVED: Code.ATT_CHECK_WAIVED,
    Code.PH_ASK_ME: Code.ATT_PHASE_READY,
    Code.INT_TARGET_WITHOUT_EXERCISE: Code.ATT_TARGET_UNCOVERED,
    Code.EV_RETHINK: Code.ATT_NO_IMPROVEMENT,
    Code.EV_PATHWAY: Code.ATT_NO_IMPROVEMENT,
    Code.FL_CONTACT_LONG: Code.ATT_FLARE_CONTACT,
    Code.FL_CONTACT_SEVERE: Code.ATT_FLARE_CONTACT,
    Code.FL_CONTACT_NIGHTS: Code.ATT_FLARE_CONTACT,
    Code.FL_CONTACT_THIRD: Code.ATT_FLARE_CONTACT,
}
"""What was decided today and the therapist should know."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Where a person stands on a day, to be looked over."""

    state: State
    day: date
    intake: Intake


def conditions(watch: Watch, reasons: Collection[Reason]) -> frozenset[Code]:
    """Every item whose reason holds today."""
    told = {FROM_REASONS[r.code] for r in reasons if r.code in FROM_REASONS}
    lasting = {code for code, holds in _LASTING.items() if holds(watch)}
    return frozenset(told | lasting)


def _red_flag(watch: Watch) -> bool:
    return watch.state.holds_rises


def _flare_not_falling(watch: Watch) -> bool:
    """More than three days, and the last entries are no lower than those before."""
    flare = watch.state.flare
    if flare is None or not watch.state.in_flare:
        return False
    if (watch.day - flare.started).days <= limit.FLARE_DAYS.value:
        return False
    few = limit.FALLING_ENTRIES.value
    values = [entry.usual for entry in watch.state.diary if entry.usual is not None]
    last, before = values[-few:], values[-few - few : -few]
    return bool(before) and median(last) >= median(before)


def _flare_unresolved(watch: Watch) -> bool:
    return watch.state.flare is not None and watch.state.flare.unresolved


def diary_daily(state: State) -> bool:
    """A check-in is due every day: in phases 1 and 2, and in a flare."""
    return state.phase <= Phase.MOBILITY_AND_CONTROL or state.flare is not None


def _no_diary(watch: Watch) -> bool:
    silent = (watch.day - (watch.state.last_diary or watch.intake.day)).days
    longest = limit.NO_DIARY.value if diary_daily(watch.state) else limit.NO_DIARY_WEEKLY.value
    return silent >= longest and not watch.state.paused_on(watch.day)


def _three_suspects(watch: Watch) -> bool:
    within = step_limit.SUSPECTS_WITHIN.value
    recent = [suspect for suspect in watch.state.suspects if (watch.day - suspect).days < within]
    return len(recent) >= step_limit.SUSPECTS_FOR_ATTENTION.value


def _on_hold(watch: Watch) -> bool:
    """Nothing rose for two weeks, whatever the cause; in maintenance that is the aim."""
    if watch.state.phase is Phase.MAINTENANCE:
        return False
    return (watch.day - (watch.state.last_move or watch.intake.day)).days >= limit.ON_HOLD.value


def _stuck(watch: Watch) -> bool:
    return stuck_days(watch.state, watch.day) is not None


def _high_pain(watch: Watch) -> bool:
    """In the first week, and in the days after a phase change."""
    latest = max(watch.intake.day, watch.state.phase_since)
    early = (watch.day - latest).days < limit.HIGH_PAIN_FIRST_DAYS.value
    return early and watch.state.anchor >= phase_limit.HIGH_PAIN.value


def _drift(watch: Watch) -> bool:
    return watch.state.drift_since is not None


def _evaluation_due(watch: Watch) -> bool:
    """The intake itself is the evaluation of week 0."""
    ended = watch.state.phase_since if watch.state.phase is Phase.MAINTENANCE else None
    done = (0, *watch.state.evaluated)
    return due_week(watch.day, watch.intake.day, ended, done) is not None


def _visits(watch: Watch) -> bool:
    recent = [v for v in watch.state.visits if (watch.day - v).days < limit.VISITS_WITHIN.value]
    return len(recent) >= limit.VISITS_REIMBURSED.value - limit.VISITS_LEFT.value


def _heavy_days(watch: Watch) -> bool:
    return watch.state.heavy_days >= pacing_limit.HEAVY_DAYS.value


def _goal_reached(watch: Watch) -> bool:
    return any(trouble <= limit.GOAL_REACHED.value for _, trouble in watch.state.goals)


def _paused_long(watch: Watch) -> bool:
    since = watch.state.paused_since
    if since is None or not watch.state.paused_on(watch.day):
        return False
    return (watch.day - since).days >= limit.ON_HOLD.value


def _target_at_rest(watch: Watch) -> bool:
    """A second swap, or a target that rests."""
    return any(rest.target is not None and watch.day < rest.until for rest in watch.state.rests)


def _at_ceiling(watch: Watch) -> bool:
    ceilings = ((unit.dose.rung, room(watch.state, unit).ceiling) for unit in watch.state.units)
    return any(ceiling is not None and rung >= ceiling for rung, ceiling in ceilings)


_LASTING: Final[Mapping[Code, Callable[[Watch], bool]]] = {
    Code.ATT_RED_FLAG: _red_flag,
    Code.ATT_FLARE_NOT_FALLING: _flare_not_falling,
    Code.ATT_FLARE_UNRESOLVED: _flare_unresolved,
    Code.ATT_NO_DIARY: _no_diary,
    Code.ATT_THREE_SUSPECTS: _three_suspects,
    Code.ATT_ON_HOLD: _on_hold,
    Code.ATT_STUCK: _stuck,
    Code.ATT_HIGH_PAIN: _high_pain,
    Code.ATT_DRIFT: _drift,
    Code.ATT_EVALUATION_DUE: _evaluation_due,
    Code.ATT_VISITS: _visits,
    Code.ATT_HEAVY_DAYS: _heavy_days,
    Code.ATT_GOAL_REACHED: _goal_reached,
    Code.ATT_PAUSED_LONG: _paused_long,
    Code.ATT_TARGET_AT_REST: _target_at_rest,
    Code.ATT_CEILING: _at_ceiling,
}


def listed(
    items: Sequence[Item], holding: Collection[Code], closed: Sequence[AttentionClosed], day: date
) -> tuple[Item, ...]:
    """The list a day further: one item for each reason, closed ones kept till they may return."""
    shut = {entry.item for entry in closed}
    kept = [_one_day_on(item, item.code in holding, item.code.value in shut, day) for item in items]
    kept = [item for item in kept if not _done_with(item, day)]
    known = {item.code for item in kept}
    fresh = sorted(code for code in holding if code not in known)
    return (*kept, *(_raised(code, code.value in shut, day) for code in fresh))


def _raised(code: Code, shut: bool, day: date) -> Item:
    """A fresh item; one that was closed on the day it was raised is not raised again."""
    item = _item(code, day)
    return replace(item, closed=day) if shut and code not in NEVER_SUPPRESSED else item


def _item(code: Code, day: date) -> Item:
    due = day + timedelta(days=limit.DUE.value[code])
    if code in limit.ON_A_WORKING_DAY.value:
        due = _working_day(due)
    return Item(code, raised=day, due=due)


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    while day.weekday() >= limit.WEEKEND_FROM.value:
        day += timedelta(days=1)
    return day


def _one_day_on(item: Item, holds: bool, shut: bool, day: date) -> Item:
    if shut and item.closed is None and not (holds and item.code in NEVER_SUPPRESSED):
        return replace(item, holds=holds, closed=day)
    if item.closed is None or not holds:
        return replace(item, holds=holds)
    # The condition ended and began again, or two weeks passed, or it may never be silenced.
    begun_again = not item.holds
    silent = (day - item.closed).days
    long_ago = silent >= limit.RAISED_AGAIN.value and item.code not in SAID_ONCE
    if begun_again or long_ago or item.code in NEVER_SUPPRESSED:
        return _raised(item.code, shut, day)
    return item


def _done_with(item: Item, day: date) -> bool:
    """A closed item whose condition ended long ago need not be remembered."""
    if item.closed is None or item.holds:
        return False
    return (day - item.closed).days >= limit.RAISED_AGAIN.value


def open_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """What is shown: open items, the most urgent first."""
    return tuple(sorted((i for i in items if i.closed is None), key=lambda i: (i.due, i.code)))
