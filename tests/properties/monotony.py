"""Principle 4 and hazard H3: a worse report never leads to more, a missing one never to a rise.

One review is made again with one report worse, or with reports deleted, and compared.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from soepel.core.plan import Move, Prescription, Review
from soepel.core.programme import review
from soepel.core.quantities import Pain, Side
from soepel.core.reasons import Code
from soepel.core.record import (
    CheckIn,
    Entry,
    Exposure,
    ExtraPain,
    QuotaDone,
    Record,
    latest_versions,
)
from soepel.core.rules.turns import index_of
from tests.properties.doses import exercise
from tests.properties.histories import Day, History, programme
from tests.properties.properties import Property, Verdicts

Key = tuple[str, Side]
Change = Callable[[Random, Entry], Entry | None]
"""A report made worse, or None where it is deleted."""


def is_new(entry: Entry, day: Day) -> bool:
    """What this review judges: this morning's report, and yesterday's exercises and quotas."""
    if isinstance(entry, CheckIn):
        return entry.day == day.date
    return isinstance(entry, Exposure | QuotaDone) and entry.day < day.date


def worsened(random: Random, entry: Entry) -> Entry:
    """Higher pain, or a longer recovery."""
    if isinstance(entry, CheckIn):
        return random.choice((_more_pain, _longer, _more_pain_and_longer, _disturbed))(
            random, entry
        )
    if isinstance(entry, Exposure | QuotaDone) and entry.pain is not None:
        return replace(entry, pain=_higher(random, entry.pain))
    return entry


def _higher(random: Random, pain: Pain) -> Pain:
    return Pain(min(10, pain + random.choice((1, 1, 2, 3, 5, 10))))


def _more_pain(random: Random, entry: CheckIn) -> CheckIn:
    return entry if entry.usual is None else replace(entry, usual=_higher(random, entry.usual))


def _longer(random: Random, entry: CheckIn) -> CheckIn:
    if entry.extra is None:
        return entry
    return replace(entry, extra=random.choice(list(ExtraPain)[entry.extra.rank :]))


def _more_pain_and_longer(random: Random, entry: CheckIn) -> CheckIn:
    return _longer(random, _more_pain(random, entry))


def _disturbed(random: Random, entry: CheckIn) -> CheckIn:
    worse = _more_pain(random, entry)
    return replace(worse, kept_from_things=True, slept_worse=True)


def deleted(random: Random, entry: Entry) -> Entry | None:
    """A report that is missing, or misses an answer."""
    if isinstance(entry, CheckIn):
        return random.choice(
            (
                None,
                replace(entry, usual=None),
                replace(entry, extra=None),
                replace(entry, usual=None, extra=None),
            )
        )
    if isinstance(entry, Exposure | QuotaDone):
        return random.choice((None, replace(entry, pain=None)))
    return entry


@dataclass(frozen=True)
class Again:
    """A review, and the same made again with other reports."""

    day: Day
    changed: tuple[Entry, ...]
    other: Review

    def __str__(self) -> str:
        return f"on {self.day.date} with {self.changed}"


def again(day: Day, change: Change, random: Random, how_many: int) -> Again | None:
    """The review of a day with some of its new reports changed; None if there are none."""
    new = [entry for entry in latest_versions(day.record.entries) if is_new(entry, day)]
    if not new:
        return None
    chosen = {entry.id for entry in random.sample(new, min(how_many, len(new)))}
    instead = {e.id: change(random, e) for e in new if e.id in chosen}
    gone = {_about(e) for e in new if e.id in instead and instead[e.id] is None}
    return changed_to(day, instead | {e.id: None for e in new if _about(e) in gone})


def _about(entry: Entry) -> object:
    """What is reported. Of two reports of the same, one that is missing leaves no trace."""
    if isinstance(entry, Exposure):
        return entry.unit
    return entry.activity if isinstance(entry, QuotaDone) else type(entry)


def changed_to(day: Day, instead: dict[str, Entry | None]) -> Again | None:
    """The review of a day with other versions of some entries."""
    entries: list[Entry] = []
    for entry in day.record.entries:
        other = instead.get(entry.id, entry)
        if other is not None:
            # Each version keeps its moment, or an early report would become a late one.
            entries.append(replace(other, known=entry.known))
    if latest_versions(entries) == latest_versions(day.record.entries):
        return None
    record = Record(day.record.intake, tuple(entries))
    made = review(record, day.date, programme(), since=day.before)
    return Again(day, tuple(e for e in instead.values() if e is not None), made)


# -- what may not happen ----------------------------------------------------------------------


def more_after_worse(twice: Again) -> str | None:
    """What a worse report raised: the phase, a dose or a quota."""
    better, worse = twice.day.review, twice.other
    if worse.state.phase > better.state.phase:
        return f"H3 a worse report gives phase {worse.state.phase} for {better.state.phase} {twice}"
    if worse.state.phase < better.state.phase:
        return None
    more = [*_higher_doses(better, worse), *_higher_quotas(better, worse)]
    return f"H3 a worse report gives more: {more} {twice}" if more else None


def _higher_doses(better: Review, worse: Review) -> Iterator[str]:
    held = {unit.key: unit.dose for unit in better.state.units}
    replaced = _replaced(better) | _replaced(worse) | _in_the_place_of_another(better, worse)
    for unit in worse.state.units:
        was = held.get(unit.key)
        if was is not None and (unit.dose.rung > was.rung or unit.dose.sets > was.sets):
            yield f"{unit.key} stands at {unit.dose}, not {was}"
        if was is None and unit.exercise not in replaced:
            yield f"{unit.key} entered"
    before = {(p.exercise, p.side): p for p in better.plan.asked}
    for asked in worse.plan.asked:
        other = before.get((asked.exercise, asked.side))
        if other is not None and _is_more(asked, other):
            yield f"asks {asked}, not {other}"
        if other is None and asked.exercise not in replaced and not better.plan.paused:
            yield f"asks {asked}, not nothing"


def _replaced(reviewed: Review) -> set[str]:
    """Exercises that came instead of another today; their load is no more (STEP-2)."""
    instead = {
        str(reason.values["instead"])
        for decision in reviewed.decisions
        for reason in decision.reasons
        if reason.code is Code.STEP_SWAPPED and "instead" in reason.values
    }
    out = {d.exercise for d in reviewed.decisions if d.move in (Move.SWAP, Move.REST)}
    return instead | out


def _in_the_place_of_another(better: Review, worse: Review) -> set[str]:
    """Exercises chosen for those that rest now, where no leg is loaded more by it."""
    day, exercises = worse.day, programme().exercises
    most = index_of(better.state.units, exercises, day)
    now = index_of(worse.state.units, exercises, day)
    if any(now.of(leg) > most.of(leg) for leg in Side.BOTH.legs):
        return set()
    return {unit.exercise for unit in worse.state.units}


def _is_more(asked: Prescription, other: Prescription) -> bool:
    """A higher rung, or more of the same level; a lower level is less, whatever its amount."""
    of = exercise(asked.exercise)
    if of.level_index(asked.rung) != of.level_index(other.rung):
        return asked.rung > other.rung
    return asked.rung > other.rung or asked.sets * asked.amount > other.sets * other.amount


def _higher_quotas(better: Review, worse: Review) -> Iterator[str]:
    asked = {quota.activity: quota.minutes for quota in better.plan.quotas}
    for quota in worse.plan.quotas:
        was = asked.get(quota.activity)
        if was is not None and quota.minutes is not None and quota.minutes > was:
            yield f"quota {quota.activity} {quota.minutes}, not {was}"


def rose_by_silence(twice: Again) -> str | None:
    """What a missing report raised: a rise or a phase that would not have been."""
    full, silent = twice.day.review, twice.other
    if silent.state.phase not in (full.state.phase, twice.day.before.phase):
        return f"H3 silence gives phase {silent.state.phase} for {full.state.phase} {twice}"
    risen = _risen(silent) - _risen(full)
    quotas = {
        quota.activity
        for quota, before in zip(silent.state.quotas, twice.day.before.quotas, strict=True)
        if (quota.amount or 0) > (before.amount or quota.amount or 0)
    }
    raised = {q.activity for q in full.state.quotas if q in silent.state.quotas}
    return (
        f"H3 silence gives rises {risen} {quotas - raised} {twice}"
        if risen or quotas - raised
        else None
    )


def _risen(reviewed: Review) -> set[Key]:
    return {(d.exercise, d.side) for d in reviewed.decisions if d.move is Move.RISE}


# -- over histories ---------------------------------------------------------------------------

WORSE_A_LIFE = 6
DELETED_A_LIFE = 4


def worse_reports(history: History) -> Verdicts:
    yield from _twice(history, worsened, more_after_worse, WORSE_A_LIFE)


def missing_reports(history: History) -> Verdicts:
    yield from _twice(history, deleted, rose_by_silence, DELETED_A_LIFE)


def _twice(
    history: History, change: Change, wrong: Callable[[Again], str | None], times: int
) -> Verdicts:
    random = Random(history.life.seed)
    for day in _some_days(random, history.days, times):
        made = again(day, change, random, random.choice((1, 1, 1, 2, 20)))
        if made is not None:
            yield wrong(made)


def _some_days(random: Random, days: Sequence[Day], times: int) -> list[Day]:
    """Days drawn anyhow, but rather those on which something rose."""
    risen = [d for d in days if any(x.move is Move.RISE for x in d.review.decisions)]
    return [random.choice(risen if risen and random.random() < 0.4 else days) for _ in range(times)]


MONOTONY = (
    Property("H3 worse", "a worse report never leads to more", worse_reports),
    Property("H3 missing", "a missing report never leads to a rise", missing_reports),
)
