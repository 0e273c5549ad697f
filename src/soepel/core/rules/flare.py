"""Flares: when one starts, the calmer dose, the way back, and when to call whom."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import Final

from soepel.core.exercises import Exercise, Kind
from soepel.core.limits import flare as limit
from soepel.core.plan import Prescription
from soepel.core.reasons import Code, Reason
from soepel.core.record import By, CheckIn, FlareCall
from soepel.core.rule import Rule
from soepel.core.rules.stepping import level_below
from soepel.core.state import DiaryDay, Flare, PastFlare, Session, Stage, State, Unit
from soepel.core.values import replace

# -- FL-1: the start --------------------------------------------------------------------------


def started(state: State, day: date, calls: Sequence[FlareCall]) -> Reason | None:
    """Why a flare starts today; None when it does not.

    High days of a flare that ended are used up: only those after it count.
    """
    if calls:
        by_therapist = any(call.by is By.THERAPIST for call in calls)
        return Reason(Rule.FL_1, Code.FL_THERAPIST if by_therapist else Code.FL_BUTTON)
    spent = max((flare.ended or date.min for flare in state.past_flares), default=date.min)
    diary = [entry for entry in state.diary if entry.day > spent]
    today = diary[-1] if diary and diary[-1].day == day else None
    if today is None or not today.high:
        return None
    return _third_high_day(diary, day) or _second_high_day(diary)


def _third_high_day(diary: Sequence[DiaryDay], day: date) -> Reason | None:
    high = sum(
        entry.high and (day - entry.day).days < limit.HIGH_DAYS_WITHIN.value for entry in diary
    )
    if high < limit.HIGH_DAYS.value:
        return None
    return Reason(Rule.FL_1, Code.FL_THIRD_HIGH_DAY, {"days": high})


def _second_high_day(diary: Sequence[DiaryDay]) -> Reason | None:
    """Two high entries close together, none between, that disturbed daily life."""
    entries = [entry for entry in diary if entry.usual is not None]
    pair = entries[-limit.HIGH_DAYS_DISTURBED.value :]
    if len(pair) < limit.HIGH_DAYS_DISTURBED.value or not all(entry.high for entry in pair):
        return None
    close = (pair[-1].day - pair[0].day).days <= limit.HIGH_DAYS_APART.value
    if not close or not any(entry.disturbed for entry in pair):
        return None
    return Reason(Rule.FL_1, Code.FL_TWO_HIGH_DAYS, {"days": len(pair)})


# -- FL-4: the end and the way back -----------------------------------------------------------


def carried_on(
    state: State, day: date, check_in: CheckIn | None, anchor_set: bool
) -> tuple[State, tuple[Reason, ...]]:
    """A flare one day further: calm days counted, ended, or called unresolved."""
    current = state.flare
    if current is None or not current.goes_on:
        return state, ()
    calm = current.calm_days + 1 if _calm(state, current.started, day, check_in) else 0
    current = replace(current, calm_days=calm)
    days = (day - current.started).days
    if calm >= limit.CALM_DAYS.value or (anchor_set and current.unresolved):
        back = replace(current, stage=Stage.BACK_AT_60, unresolved=False, exposures=0)
        past = _ended(state.past_flares, day)
        reason = Reason(Rule.FL_4, Code.FL_ENDED, {"days": days})
        return replace(state, flare=back, past_flares=past), (reason,)
    if days >= limit.UNRESOLVED_AFTER.value:
        current = replace(current, stage=Stage.BACK_AT_60, unresolved=True)
        said = (Reason(Rule.FL_4, Code.FL_UNRESOLVED, {"days": days}), *_screened_again(days))
        return replace(state, flare=current), (*said, *_question(state, current.started, day))
    return replace(state, flare=current), _question(state, current.started, day)


def _screened_again(days: int) -> tuple[Reason, ...]:
    """As long as a flare is unresolved the red-flag questions come back every week."""
    if days % limit.SCREENED_EVERY.value:
        return ()
    return (Reason(Rule.FL_2, Code.FL_CHECK_AND_TRIGGERS),)


def _calm(state: State, started: date, day: date, check_in: CheckIn | None) -> bool:
    """Today is a day at usual pain; after days of silence a plain yes counts as one."""
    if check_in is None:
        return False
    if check_in.usual is not None:
        return check_in.usual <= state.usual + limit.CALM_ABOVE_USUAL.value
    return bool(check_in.as_usual) and _silent_long(state, started, day)


def _silent_long(state: State, started: date, day: date) -> bool:
    """No diary for days, counted from the flare's start where there was none before it."""
    last = max(started, state.last_diary or started)
    return (day - last).days > limit.ASK_AFTER.value


def _question(state: State, started: date, day: date) -> tuple[Reason, ...]:
    silent = _silent_long(state, started, day)
    return (Reason(Rule.FL_4, Code.FL_ASK_AS_USUAL),) if silent else ()


def _ended(past: Sequence[PastFlare], day: date) -> tuple[PastFlare, ...]:
    return tuple(replace(flare, ended=flare.ended or day) for flare in past)


_NEXT_STAGE: Final = {Stage.BACK_AT_60: Stage.BACK_AT_80, Stage.BACK_AT_80: Stage.BACK_AT_100}


def way_back(
    before: State, state: State, session: Session | None, calm_morning: bool
) -> tuple[State, tuple[Reason, ...]]:
    """A return stage one good session further; only a full report counts as good.

    The session must have been done in the stage: the way back had begun `before` this morning.
    """
    current = state.flare
    if current is None or current.goes_on or session is None or not session.strength:
        return state, ()
    began = before.flare is not None and not before.flare.goes_on
    if not (began and session.reported and calm_morning) or session.red:
        return state, ()
    current = replace(current, exposures=current.exposures + 1)
    if current.exposures < limit.STAGE_EXPOSURES.value:
        return replace(state, flare=current), ()
    following = _NEXT_STAGE.get(current.stage)
    if following is None:
        return replace(state, flare=None), (Reason(Rule.FL_4, Code.FL_BACK),)
    share = limit.STAGE_SHARE.value[following]
    reason = Reason(Rule.FL_4, Code.FL_STAGE, {"share": share})
    return replace(state, flare=replace(current, stage=following, exposures=0)), (reason,)


# -- FL-3: the dose ---------------------------------------------------------------------------


def first_days(flare: Flare, day: date) -> bool:
    """Whether a day belongs to the first, calmest part of a flare plan."""
    return (day - flare.started).days < limit.FIRST_DAYS.value


def calmed(
    unit: Unit, exercise: Exercise, prescription: Prescription, flare: Flare, day: date
) -> Prescription | None:
    """What a flare, or the way back, makes of a prescription. None: it is off today.

    Where there is no level below, a flare asks for no more than the first stage of the way back:
    one more bad morning would otherwise raise a dose.
    """
    first_stage = _shared(prescription, limit.STAGE_SHARE.value[Stage.BACK_AT_60])
    if flare.stage is not Stage.ACTIVE:
        return _shared(prescription, limit.STAGE_SHARE.value[flare.stage])
    if exercise.kind.loaded and first_days(flare, day):
        return None
    eased = _eased(unit, exercise, prescription)
    lighter = exercise.level_index(eased.rung) < exercise.level_index(unit.dose.rung)
    return eased if lighter else _no_more_than(first_stage, eased)


def _eased(unit: Unit, exercise: Exercise, prescription: Prescription) -> Prescription:
    if exercise.kind.loaded:
        return _half_the_sets(_level_down(unit, exercise, prescription))
    if exercise.kind is Kind.ISOMETRIC:
        return _half_the_holds(prescription)
    return _level_down(unit, exercise, prescription)


def _level_down(unit: Unit, exercise: Exercise, prescription: Prescription) -> Prescription:
    rung = level_below(exercise, unit.dose.rung)
    return replace(prescription, rung=rung, amount=exercise.amount_at(rung))


def _half_the_sets(prescription: Prescription) -> Prescription:
    return replace(prescription, sets=_half(prescription.sets))


def _half_the_holds(prescription: Prescription) -> Prescription:
    """Half as many holds; where there is one, it lasts half as long."""
    if prescription.sets > 1:
        return _half_the_sets(prescription)
    return replace(prescription, amount=_half(prescription.amount))


def _half(count: int) -> int:
    return ceil(count * limit.HALF.value)


def _shared(prescription: Prescription, percent: int) -> Prescription:
    """A share of sets x amount, rounded down, at the old level; never nothing."""
    whole = prescription.sets * prescription.amount
    share = floor(whole * percent / limit.STAGE_SHARE.value[Stage.BACK_AT_100])
    return replace(prescription, amount=max(share // prescription.sets, 1))


def _no_more_than(most: Prescription, asked: Prescription) -> Prescription:
    most_of_a_set = most.sets * most.amount // asked.sets
    return replace(asked, amount=max(min(asked.amount, most_of_a_set), 1))


# -- FL-5: when to call -----------------------------------------------------------------------


def contacts(state: State, day: date) -> tuple[Reason, ...]:
    """Why to contact the therapist or a doctor, in a flare or outside one."""
    found = (
        *_flags(state),
        _too_long(state, day),
        _severe(state, day),
        _nights(state, day),
        _third_flare(state, day),
    )
    return tuple(reason for reason in found if reason is not None)


def _flags(state: State) -> list[Reason]:
    return [
        Reason(Rule.FL_5, Code.FL_CONTACT_FLAG, {"flag": raised.flag.value, "tier": int(tier)})
        for raised, tier in ((flag.raised, flag.tier) for flag in state.flags)
        if tier is not None and tier.holds_rises
    ]


def _too_long(state: State, day: date) -> Reason | None:
    current = state.flare
    if current is None or not current.goes_on:
        return None
    days = (day - current.started).days
    if days <= limit.LONG.value:
        return None
    return Reason(Rule.FL_5, Code.FL_CONTACT_LONG, {"days": days})


def _severe(state: State, day: date) -> Reason | None:
    today = state.diary_on(day)
    if today is None or today.usual is None:
        return None
    above = state.anchor + limit.SEVERE_ABOVE_ANCHOR.value
    if today.usual < limit.SEVERE.value or today.usual < above:
        return None
    return Reason(Rule.FL_5, Code.FL_CONTACT_SEVERE, {"pain": today.usual})


def _nights(state: State, day: date) -> Reason | None:
    last = state.diary[-limit.NIGHTS.value :]
    running = len(last) == limit.NIGHTS.value and all(entry.bad_night for entry in last)
    if not running or last[-1].day != day:
        return None
    if (last[-1].day - last[0].day).days != len(last) - 1:
        return None
    return Reason(Rule.FL_5, Code.FL_CONTACT_NIGHTS, {"nights": len(last)})


def _third_flare(state: State, day: date) -> Reason | None:
    recent = flares_within(state, day, limit.FLARES_WITHIN.value)
    if recent < limit.FLARES.value or not state.in_flare:
        return None
    return Reason(Rule.FL_5, Code.FL_CONTACT_THIRD, {"flares": recent})


def flares_within(state: State, day: date, days: int) -> int:
    """How many flares started within so many days."""
    return sum((day - flare.started).days < days for flare in state.past_flares)
