"""The day strategy: quotas that grow with time and not with a good day, and heavy days."""

from collections.abc import Sequence
from math import floor
from statistics import fmean

from soepel.core.exercises import Phase
from soepel.core.limits import flare as flare_limit
from soepel.core.limits import pacing as limit
from soepel.core.plan import QuotaToday, Tip
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import CheckIn, DailyLoad, Intake, QuotaDone
from soepel.core.rule import Rule
from soepel.core.state import Quota, Stage, State
from soepel.core.values import replace


def quotas_for(intake: Intake) -> tuple[Quota, ...]:
    """A quota for the chosen form of endurance, and for each goal that is built up by one."""
    chosen = [intake.endurance, *(goal.activity for goal in intake.goals)]
    fitting = [activity for activity in chosen if activity in limit.QUOTA_ACTIVITIES.value]
    return tuple(Quota(activity) for activity in dict.fromkeys(fitting))


def stepped(
    quota: Quota,
    done: Sequence[QuotaDone],
    state: State,
    check_in: CheckIn | None,
    held: bool,
    ordinary: bool,
) -> tuple[Quota, Reason]:
    """A quota one day further, from what was done of it yesterday, and why."""
    if quota.amount is None:
        return _measured(quota, done, ordinary)
    if state.flare is not None:
        minutes = today(quota, state).minutes
        idle = 0 if done else quota.idle
        return replace(quota, run=0, idle=idle), _reason(Code.PACE_FLARE, quota, minutes=minutes)
    if not done:
        return _missed(quota)
    quota = replace(_counted(quota, done, check_in), idle=0)
    if held or quota.held:
        code = Code.PACE_PAIN_HOLDS if quota.held else Code.PACE_HOLDS
        return replace(quota, run=0), _reason(code, quota)
    return _raised(quota, state.phase)


def _missed(quota: Quota) -> tuple[Quota, Reason]:
    """A day without it; after a long gap ordinary days are measured again."""
    idle = quota.idle + 1
    if idle >= limit.MEASURED_AGAIN_AFTER.value:
        return Quota(quota.activity), _reason(Code.PACE_MEASURING, quota, days=0)
    return replace(quota, run=0, idle=idle), _reason(Code.PACE_HOLDS, quota)


def _reason(code: Code, quota: Quota, **values: Fact) -> Reason:
    return Reason(Rule.PACE_1, code, {"activity": quota.activity.value, **values})


def _measured(quota: Quota, done: Sequence[QuotaDone], ordinary: bool) -> tuple[Quota, Reason]:
    """Ordinary days are measured first; a heavy day is not one of them."""
    if done and ordinary:
        quota = replace(quota, measured=(*quota.measured, sum(entry.amount for entry in done)))
    days = len(quota.measured)
    if days < limit.MEASURED_DAYS.value:
        return quota, _reason(Code.PACE_MEASURING, quota, days=days)
    mean = fmean(quota.measured)
    amount = max(floor(mean * limit.START_SHARE.value), 1)
    return replace(quota, amount=amount), _reason(
        Code.PACE_STARTED, quota, minutes=amount, mean=round(mean)
    )


def _counted(quota: Quota, done: Sequence[QuotaDone], check_in: CheckIn | None) -> Quota:
    """The runs of good and of too painful days; without a report neither grows."""
    pains = [entry.pain for entry in done if entry.pain is not None]
    too_painful = any(pain > limit.PAIN.value for pain in pains)
    reported = len(pains) == len(done) and check_in is not None and check_in.usual is not None
    complete = sum(entry.amount for entry in done) >= (quota.amount or 0)
    good = complete and reported and not too_painful
    quota = replace(quota, run=quota.run + 1 if good else 0)
    return _held(quota, too_painful, reported)


def _held(quota: Quota, too_painful: bool, reported: bool) -> Quota:
    """Two too painful days hold a quota until two are not."""
    enough = limit.OVER_HOLDS.value
    if too_painful:
        over = enough if quota.held else quota.over + 1
        return replace(quota, over=over, held=over >= enough)
    if not reported:
        return quota
    if quota.held:
        return replace(quota, over=quota.over - 1, held=quota.over > 1)
    return replace(quota, over=0)


def _raised(quota: Quota, phase: Phase) -> tuple[Quota, Reason]:
    before = quota.amount or 0
    most = limit.GOAL_MINUTES.value[phase]
    if before >= most:
        return quota, _reason(Code.PACE_AT_GOAL, quota, minutes=before)
    if quota.run < limit.STEP_DAYS.value:
        return quota, _reason(Code.PACE_HOLDS, quota)
    after = min(before + max(floor(before * limit.GROWTH.value), 1), most)
    raised = replace(quota, amount=after, run=0)
    return raised, _reason(Code.PACE_ROSE, quota, before=before, after=after)


def today(quota: Quota, state: State) -> QuotaToday:
    """The quota as it is asked today: less of it in a flare and on the way back."""
    if quota.amount is None or state.flare is None:
        return QuotaToday(quota.activity, quota.amount)
    percent = flare_limit.STAGE_SHARE.value.get(state.flare.stage)
    share = flare_limit.QUOTA_SHARE.value
    if percent is not None:
        share = percent / flare_limit.STAGE_SHARE.value[Stage.BACK_AT_100]
    return QuotaToday(quota.activity, max(floor(quota.amount * share), 1))


def heavy_run(state: State, check_in: CheckIn | None) -> int:
    """Heavy days running. A day without an answer ends the run."""
    heavy = check_in is not None and check_in.load is DailyLoad.HEAVY
    return state.heavy_days + 1 if heavy else 0


def day_reasons(state: State) -> tuple[Reason, ...]:
    """What today's demands change, and why."""
    if state.load is DailyLoad.QUIET:
        return (Reason(Rule.PACE_2, Code.PACE_QUIET_DAY),)
    if state.load is not DailyLoad.HEAVY:
        return ()
    reasons = [
        Reason(Rule.PACE_2, Code.PACE_HEAVY_DAY),
        Reason(Rule.PACE_3, Code.PACE_SPREAD),
    ]
    if state.heavy_days >= limit.HEAVY_DAYS.value:
        run: dict[str, Fact] = {"days": state.heavy_days}
        reasons.append(Reason(Rule.PACE_2, Code.PACE_HEAVY_RUN, run))
    return tuple(reasons)


def moments(state: State) -> int:
    """Movement moments: around the demand on a heavy day, more of them on a quiet one."""
    return limit.MOMENTS.value[state.load or DailyLoad.USUAL]


def comfort(state: State, wakes_at_night: bool) -> tuple[Reason, ...]:
    """Warmth and a pillow this evening, when sleep or night pain asks for it (PACE-4)."""
    entry = state.diary_on(state.day)
    bad_night = entry is not None and entry.bad_night
    if bad_night or (wakes_at_night and state.phase is Phase.CALM_DOWN):
        return (Reason(Rule.PACE_4, Code.PACE_WARMTH_AND_PILLOW),)
    return ()


def tips(state: State, wakes_at_night: bool) -> tuple[Tip, ...]:
    """What may help besides exercises: comfort at night, spreading, calm in a flare."""
    found = [Tip.MOVE_EVERY_HALF_HOUR]
    if comfort(state, wakes_at_night):
        found += [Tip.WARMTH, Tip.PILLOW_BETWEEN_KNEES]
    if state.load is DailyLoad.HEAVY:
        found.append(Tip.SPREAD_THE_DAY)
    if state.in_flare or state.phase is Phase.FUNCTIONAL:
        found.append(Tip.FLARE_PLAN)
    if state.in_flare:
        found.append(Tip.PAINKILLERS_AS_ADVISED)
    return tuple(found)
