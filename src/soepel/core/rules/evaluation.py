"""Evaluation: when it is due, which changes are real, and what follows when there are none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from soepel.core.instruments import INSTRUMENTS
from soepel.core.instruments.gpe import success as felt_success
from soepel.core.instruments.instrument import Direction, Kind, Scale, Score
from soepel.core.instruments.nprs import slightly_better
from soepel.core.instruments.patient_specific import GROUP_CHANGE as GOAL_CHANGE
from soepel.core.instruments.patient_specific import PSK_DIRECTION
from soepel.core.instruments.strength import SAME_POSITION, SIDES_COMPARABLE
from soepel.core.limits import evaluation as limit
from soepel.core.limits import phases as phase_limit
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule

Pair = tuple[float, float]
"""The score at intake, and now."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A score, and the day it was taken."""

    day: date
    score: Score


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one scale, held against what groups and what one person can tell."""

    scale: Scale
    before: float
    after: float
    improvement: float
    """In the unit of the scale, whichever way it runs; negative is worse."""
    group: Code
    """Against the minimal important change: likely real, possible, within noise, no yardstick."""
    person: Code
    """Against the minimal detectable change: likely real, within noise, no yardstick."""

    @property
    def likely_real(self) -> bool:
        """Beyond one of the two yardsticks; which way it went says `improvement`."""
        return Code.EV_LIKELY_REAL in (self.group, self.person)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scores of one instrument beside each other. No changes: they cannot be compared."""

    instrument: str
    changes: tuple[Change, ...]
    reasons: tuple[Reason, ...]

    @property
    def kind(self) -> Kind:
        return INSTRUMENTS[self.instrument].kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an evaluation shows success, and why."""

    success: bool
    reason: Reason


# -- when (weeks are counted from the intake) ---------------------------------------------


def due_week(
    day: date, intake_day: date, programme_end: date | None, evaluated: Collection[int]
) -> int | None:
    """The week of the evaluation that is due on a day, or None.

    Only the last moment that has come can be due: one that was missed is not made up later.
    """
    moments = moments_of(intake_day, programme_end)
    come = [week for week in moments if week <= _week(day, intake_day)]
    if not come or come[-1] in {moment_of(week, moments) for week in evaluated}:
        return None
    return come[-1]


def moments_of(intake_day: date, programme_end: date | None) -> tuple[int, ...]:
    """The weeks in which an evaluation is due, rising."""
    if programme_end is None:
        return limit.MOMENTS.value
    end = _week(programme_end, intake_day)
    return (*limit.MOMENTS.value, *(end + weeks for weeks in limit.FOLLOW_UPS.value))


def moment_of(week: int, moments: Sequence[int] = limit.MOMENTS.value) -> int:
    """The moment that an evaluation in a week counts for: the last one, or one just ahead."""
    return max(moment for moment in moments if moment <= week + limit.EARLY.value)


def _week(day: date, intake_day: date) -> int:
    return (day - intake_day).days // phase_limit.DAYS_PER_WEEK.value


# -- how much (EV-1, EV-2, EV-3) ----------------------------------------------------------


def compare(before: Measured, after: Measured) -> Comparison:
    """Every scale of two scores, in the order of time. Raises ValueError when they are swapped."""
    if after.day < before.day:
        raise ValueError(f"the later score is of {after.day}, before {before.day}: swap them")
    instrument = after.score.instrument
    hindrance = _hindrance(before, after)
    if hindrance is not None:
        return Comparison(instrument, (), (hindrance, *_warnings(instrument)))
    found = [_compared(scale, before.score, after.score) for scale in after.score.scales]
    changes = tuple(change for change in found if isinstance(change, Change))
    unscored = tuple(reason for reason in found if isinstance(reason, Reason))
    told = tuple(reason for change in changes for reason in _told(instrument, change))
    return Comparison(instrument, changes, (*told, *unscored, *_warnings(instrument)))


def _hindrance(before: Measured, after: Measured) -> Reason | None:
    """Why two scores may not be held against each other."""
    one, other = before.score, after.score
    if one.instrument != other.instrument:
        values: dict[str, Fact] = {"before": one.instrument, "after": other.instrument}
        return Reason(Rule.EV_2, Code.EV_OTHER_INSTRUMENT, values)
    if other.instrument == "strength":
        return _other_position(one, other) or _too_soon(before.day, after.day)
    return _differing(Rule.EV_1, one, other)


def _other_position(before: Score, after: Score) -> Reason | None:
    return _differing(Rule.EV_3, before, after) if SAME_POSITION.value else None


def _differing(rule: Rule, before: Score, after: Score) -> Reason | None:
    names = sorted({*before.conditions, *after.conditions})
    differ = [name for name in names if before.conditions.get(name) != after.conditions.get(name)]
    if not differ:
        return None
    values: dict[str, Fact] = {
        "instrument": after.instrument,
        "conditions": tuple(differ),
        "before": tuple(before.conditions.get(name) for name in differ),
        "after": tuple(after.conditions.get(name) for name in differ),
    }
    return Reason(rule, Code.EV_CONDITIONS_DIFFER, values)


def _too_soon(before: date, after: date) -> Reason | None:
    days = (after - before).days
    if days > limit.TOO_SOON.value:
        return None
    return Reason(Rule.EV_3, Code.EV_TOO_SOON, {"days": days, "until_days": limit.TOO_SOON.value})


def _warnings(instrument: str) -> tuple[Reason, ...]:
    """With strength: the other leg is no yardstick, it can be weak too."""
    if instrument != "strength" or SIDES_COMPARABLE.value:
        return ()
    return (Reason(Rule.EV_3, Code.EV_BOTH_SIDES),)


def _compared(scale: Scale, before: Score, after: Score) -> Change | Reason:
    first, last = before.values.get(scale.id), after.values.get(scale.id)
    if first is None or last is None:
        values: dict[str, Fact] = {"instrument": after.instrument, "scale": scale.id}
        return Reason(Rule.EV_1, Code.EV_NOT_SCORED, values)
    return change(scale, first, last)


def change(scale: Scale, before: float, after: float) -> Change:
    """A change of one scale, for the better or the worse, against both yardsticks."""
    improvement = scale.direction.improvement(before, after)
    return Change(
        scale,
        before,
        after,
        improvement,
        group=_for_groups(scale, abs(improvement)),
        person=_for_one(scale, abs(improvement), before),
    )


def _for_groups(scale: Scale, size: float) -> Code:
    """Published changes are a range: within it a change is possible, from its top likely real."""
    if scale.group is None:
        return Code.EV_NO_YARDSTICK
    lowest, highest = scale.group.value
    if size >= highest:
        return Code.EV_LIKELY_REAL
    return Code.EV_POSSIBLE if size >= lowest else Code.EV_WITHIN_NOISE


def _for_one(scale: Scale, size: float, before: float) -> Code:
    detectable = detectable_change(scale, before)
    if detectable is None:
        return Code.EV_NO_YARDSTICK
    return Code.EV_LIKELY_REAL if size >= detectable else Code.EV_WITHIN_NOISE


def detectable_change(scale: Scale, before: float) -> float | None:
    """The smallest change of one person beyond noise, in the unit of the scale."""
    if scale.individual is None:
        return None
    amount = scale.individual.value
    return abs(before) * amount if scale.individual_is_share else amount


def _told(instrument: str, found: Change) -> tuple[Reason, ...]:
    """The direction, and one reason for each of the two yardsticks."""
    scale = found.scale
    facts: Mapping[str, Fact] = {
        "instrument": instrument,
        "scale": scale.id,
        "before": found.before,
        "after": found.after,
        "improvement": found.improvement,
    }
    group = scale.group.value if scale.group else None
    one = detectable_change(scale, found.before)
    direction: dict[str, Fact] = {
        "instrument": instrument,
        "scale": scale.id,
        "direction": scale.direction,
    }
    return (
        Reason(Rule.EV_1, found.group, {**facts, "against": "group", "yardstick": group}),
        Reason(Rule.EV_1, found.person, {**facts, "against": "person", "yardstick": one}),
        Reason(Rule.EV_2, Code.EV_DIRECTION, direction),
    )


# -- what it means (EV-4, EV-5) -----------------------------------------------------------


def outcome(comparisons: Sequence[Comparison], effect: float | None = None) -> Outcome:
    """Whether there is success: by what people report, never by tests alone (EV-4).

    `effect` is the GPE, 1 completely recovered .. 7 worse than ever.
    """
    reported = [found for found in comparisons if found.kind is limit.DECIDES_SUCCESS.value]
    others = [found for found in comparisons if found.kind is not limit.DECIDES_SUCCESS.value]
    better, worse = _moved(reported, better=True), _moved(reported, better=False)
    tests = _moved(others, better=True)
    felt = bool(better) or (effect is not None and felt_success(effect))
    values: dict[str, Fact] = {
        "reported": better,
        "worse": worse,
        "tests": tests,
        "effect": effect,
    }
    code = _outcome_code(felt, bool(tests))
    return Outcome(felt and not worse, Reason(Rule.EV_4, code, values))


def _outcome_code(felt: bool, tested_better: bool) -> Code:
    if felt:
        return Code.EV_FELT_CHANGE
    return Code.EV_TESTS_ALONE if tested_better else Code.EV_NO_REAL_CHANGE


def _moved(comparisons: Sequence[Comparison], better: bool) -> tuple[str, ...]:
    """The scales that are likely really better (or worse), as `hoos pain`."""
    return tuple(
        f"{comparison.instrument} {found.scale.id}"
        for comparison in comparisons
        for found in comparison.changes
        if found.likely_real and (found.improvement > 0) is better
    )


def next_step(week: int, pain: Pair | None, goals: Sequence[Pair] = ()) -> Reason:
    """What an evaluation in a week asks for (EV-5).

    `pain` is the NPRS, `goals` are activities of the PSK: each at intake and now.
    """
    values: dict[str, Fact] = {"week": week, "pain": pain, "goals": tuple(goals)}
    return Reason(Rule.EV_5, _next_code(moment_of(week), pain, goals), values)


def _next_code(moment: int, pain: Pair | None, goals: Sequence[Pair]) -> Code:
    if moment < limit.RETHINK.value:
        return Code.EV_TOO_EARLY
    if improved(pain, goals):
        return Code.EV_IMPROVED
    if pain is None and not goals:
        return Code.EV_NOT_MEASURED
    return Code.EV_PATHWAY if moment >= limit.PATHWAY.value else Code.EV_RETHINK


def improved(pain: Pair | None, goals: Sequence[Pair]) -> bool:
    """Pain is at least slightly better, or a goal by the least that groups call important."""
    if pain is not None and slightly_better(*pain):
        return True
    direction: Direction = PSK_DIRECTION.value
    return any(direction.improvement(*goal) >= GOAL_CHANGE.value[0] for goal in goals)
