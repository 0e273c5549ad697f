"""Hazards of the record: flags lost, replays that differ, entries doubled, days mixed up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from soepel.core.plan import Decision, Prescription, Review
from soepel.core.programme import changed_since, fingerprint, replay, review, shown, started
from soepel.core.quantities import Pain, Side, diary_day
from soepel.core.record import (
    Bounds,
    By,
    CheckIn,
    Entry,
    Exposure,
    FlagRaised,
    FlagResolved,
    Intake,
    InvalidRecord,
    PhaseCheck,
    Record,
)
from soepel.core.screening import RedFlag, Tier, tier_of
from tests.properties.histories import History, programme
from tests.properties.properties import Property, Verdicts


def every(history: History, number: int) -> bool:
    """One life in so many: what costs a whole replay is asked of some."""
    return history.life.seed % number == 0


# -- H7: red flags ----------------------------------------------------------------------------


def flags_kept(history: History) -> Verdicts:
    """Every yes stays as it was said, and counts until somebody may say otherwise."""
    raised: list[FlagRaised] = []
    resolved: list[FlagResolved] = []
    for day in history.days:
        raised += day.today.of(FlagRaised)
        resolved += day.today.of(FlagResolved)
        standing = {flag.raised.id: flag for flag in day.after.flags}
        for flag in raised:
            kept = standing.get(flag.id)
            if kept is None or kept.raised != flag:
                yield f"H7 {day.date} lost {flag}"
            else:
                right = kept.tier == expected_tier(flag, resolved)
                yield None if right else f"H7 {day.date} {flag} counts as {kept.tier}"


def expected_tier(flag: FlagRaised, resolved: Iterable[FlagResolved]) -> Tier | None:
    """SCR-1 in other words: a therapist's last word counts, a person's only goes so far."""
    about = [r for r in resolved if r.flag_id == flag.id and r.day >= flag.day]
    of_therapist = [r for r in about if r.by is By.THERAPIST]
    said = max(of_therapist or about, key=lambda r: r.known, default=None)
    tier = tier_of(flag.flag)
    if said is None or not said.may_exercise:
        return tier
    if of_therapist:
        return None
    if not said.examined_by:
        return tier
    return Tier.T2 if tier <= Tier.T1 else None


def flags_never_softened(history: History) -> Verdicts:
    """A later version of a yes, with less alarm or about something else, takes nothing back."""
    random = Random(history.life.seed)
    flags = [entry for entry in history.delivered if isinstance(entry, FlagRaised)]
    counting = [flag for flag in flags if tier_of(flag.flag) <= Tier.T2]
    for flag in counting[:4]:
        later = flag.known + timedelta(minutes=5)
        softer = random.choice(
            (
                replace(flag, known=later, flag=RedFlag.GIVING_WAY),
                CheckIn(id=flag.id, day=flag.day, known=later, usual=Pain(1)),
            )
        )
        yield _softened(history, flag, softer)


def _softened(history: History, flag: FlagRaised, softer: Entry) -> str | None:
    try:
        record = Record(history.intake, (flag, softer))
    except InvalidRecord:
        return None
    tier = review(record, flag.day, programme()).tier
    return None if tier == tier_of(flag.flag) else f"H7 {flag} softened to {tier} by {softer}"


# -- H8, principle 5: replay ------------------------------------------------------------------


def replays_as_lived(history: History) -> Verdicts:
    """The whole record, folded anew, gives what the stored states gave day by day."""
    if not every(history, 4):
        return
    folded = replay(history.record, programme(), history.days[-1].date)
    for made, lived in zip(folded, history.days, strict=True):
        yield None if made == lived.review else f"H8 {made.day} differs from what was lived"


def shown_again(history: History) -> Verdicts:
    """What was known when a day ended gives the review that was shown, corrections or not."""
    random = Random(history.life.seed)
    if not history.corrected and not every(history, 3):
        return
    record = history.record
    for before in random.sample(history.shown, 1):
        again = shown(record, before.day, programme())
        yield None if again == before else f"H8 {before.day} would not be shown again"


def corrections_change_nothing_before(history: History) -> Verdicts:
    """A correction changes today's plan and later ones; older days are marked."""
    if not every(history, 5) or not history.corrected:
        return
    corrected = min(history.corrected)
    known = history.record.at_the_end_of(corrected)
    now = {made.day: made.plan for made in replay(known, programme(), corrected)}
    marked = changed_since(known, programme(), corrected)
    for before in history.shown:
        if before.day < corrected:
            right = (before.plan != now[before.day]) == (before.day in marked)
            yield None if right else f"P5 {before.day} is marked wrongly on {corrected}"


def a_review_is_pure(history: History) -> Verdicts:
    """The same review made twice is the same, and leaves its record alone."""
    random = Random(history.life.seed)
    for day in random.sample(history.days, 2):
        entries = day.record.entries
        again = review(day.record, day.date, programme(), since=day.before)
        pure = again == day.review and day.record.entries == entries
        yield None if pure else f"P5 {day.date} differs when made twice"


# -- H12: entries lost or counted twice -------------------------------------------------------


def order_and_doubles_do_not_matter(history: History) -> Verdicts:
    random = Random(history.life.seed)
    for day in random.sample(history.days, 3):
        entries = [*day.record.entries, *random.choices(day.record.entries or (None,), k=4)]
        mixed = [entry for entry in entries if entry is not None]
        random.shuffle(mixed)
        again = review(
            Record(history.intake, tuple(mixed)), day.date, programme(), since=day.before
        )
        yield None if again == day.review else f"H12 {day.date} differs when entries come twice"


def every_report_counts_once(history: History) -> Verdicts:
    """The diary holds one value a day for every check-in with usual pain: the worst."""
    told: dict[date, int] = {}
    for day in history.days:
        usual = [c.usual for c in day.today.of(CheckIn) if c.usual is not None]
        if usual:
            told[day.date] = max(usual)
        kept = {entry.day: entry.usual for entry in day.after.diary}
        due = {when: value for when, value in told.items() if (day.date - when).days <= 21}
        wrong = {w: v for w, v in due.items() if kept.get(w) != v}
        doubled = len(kept) != len(day.after.diary)
        yield f"H12 {day.date} diary lacks {wrong}" if wrong or doubled else None


def every_session_counts_once(history: History) -> Verdicts:
    """A day with exercises is one session of the diary, whatever came twice."""
    for day in history.days:
        known = {unit.key for unit in day.before.units}
        done = known & set(day.yesterday.exposures)
        mine = [s for s in day.after.sessions if s.day == day.date - timedelta(days=1)]
        if done:
            right = len(mine) == 1 and set(mine[0].units) <= set(day.yesterday.exposures)
            yield None if right else f"H12 {day.date} sessions {mine} for {done}"


# -- H13: the wrong person --------------------------------------------------------------------


def states_name_their_record(history: History) -> Verdicts:
    """The state of somebody else, or of another record, shows itself by its fingerprint."""
    random = Random(history.life.seed)
    day = random.choice(history.days)
    own = fingerprint(history.record, day.date, programme())
    yield None if own == day.after.fingerprint else f"H13 {day.date} has a foreign fingerprint"
    others = replace(history.intake, age=history.intake.age + 1)
    foreign = fingerprint(Record(others, history.record.entries), day.date, programme())
    yield None if foreign != own else f"H13 {day.date} two people share a fingerprint"
    elsewhere = started(Record(others), programme())
    begun = started(Record(history.intake), programme())
    yield None if elsewhere.fingerprint != begun.fingerprint else "H13 two people start alike"


def people_do_not_mix(history: History) -> Verdicts:
    """Reviews of one person are the same whether or not another was reviewed in between."""
    random = Random(history.life.seed)
    day = random.choice(history.days)
    other = Record(replace(history.intake, usual=Pain(9), flare_now=True))
    review(other, history.intake.day, programme())
    again = review(day.record, day.date, programme(), since=day.before)
    yield None if again == day.review else f"H13 {day.date} depends on another person"


# -- H15: a stale plan after a red flag -------------------------------------------------------


def a_flag_makes_the_plan_stale(history: History) -> Verdicts:
    """A flag of T0 or T1 ends today's plan at once, and what was shown before it is outdated."""
    for day, morning in zip(history.days, history.mornings, strict=True):
        raised = [f for f in day.today.of(FlagRaised) if tier_of(f.flag) <= Tier.T1]
        standing = {flag.raised.id for flag in day.after.flags if flag.tier is not None}
        urgent = [f for f in raised if f.id in standing and day.review.tier in (Tier.T0, Tier.T1)]
        if not urgent:
            continue
        plan = day.review.plan
        same = morning.state.fingerprint == day.after.fingerprint and not morning.plan.paused
        runs = bool(plan.asked) or not plan.paused or same
        yield f"H15 {day.date} the plan runs on after {urgent}" if runs else None


def a_pause_lasts_until_resolved(history: History) -> Verdicts:
    for before, day in zip(history.days, history.days[1:], strict=False):
        if before.after.pauses_plan and not day.today.of(FlagResolved):
            yield None if day.review.plan.paused else f"H15 {day.date} resumed by itself"


# -- H19: days --------------------------------------------------------------------------------


def a_night_is_one_day(history: History) -> Verdicts:
    """Entries after midnight, or around a change of clock, stay in their diary day."""
    for entry in history.delivered:
        night = entry.known.date() != diary_day(entry.known)
        if not night or not isinstance(entry, CheckIn | Exposure):
            continue
        place = (entry.day - history.intake.day).days
        lived = history.days[place]
        told = entry.id in {e.id for e in lived.today.entries}
        following = history.days[place + 1 : place + 2]
        twice = any(entry.id in {e.id for e in d.today.entries} for d in following)
        diary = [d for d in lived.after.diary if d.day == entry.day]
        yield None if told and not twice and len(diary) <= 1 else f"H19 {entry} counts as two days"


def days_follow_each_other(history: History) -> Verdicts:
    """Through every change of clock: one review a day, none twice, none left out."""
    first = history.intake.day
    for number, day in enumerate(history.days):
        right = day.date == first + timedelta(days=number) == day.after.day
        diary = [entry.day for entry in day.after.diary]
        ordered = diary == sorted(set(diary))
        yield None if right and ordered else f"H19 {day.date} is no day of its own"


# -- H9: the mirror ---------------------------------------------------------------------------

OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}


def mirrored_bodies_get_mirrored_plans(history: History) -> Verdicts:
    """With left and right exchanged in everything told, exactly the sides are exchanged."""
    if history.intake.affected is Side.BOTH or not every(history, 4):
        return
    record = Record(
        _mirrored_intake(history.intake), tuple(_mirrored(e) for e in history.record.entries)
    )
    for made, lived in zip(
        replay(record, programme(), history.days[-1].date), history.days, strict=True
    ):
        same = _sided(made, OTHER) == _sided(lived.review, {side: side for side in Side})
        yield None if same else f"H9 {made.day} is no mirror of itself"
        if not same:
            return


def _mirrored_intake(intake: Intake) -> Intake:
    surgery = {OTHER[side]: when for side, when in intake.surgery.items()}
    return replace(intake, affected=OTHER[intake.affected], surgery=surgery)


def _mirrored(entry: Entry) -> Entry:
    if isinstance(entry, Exposure):
        return replace(entry, side=OTHER[entry.side])
    if isinstance(entry, Bounds) and entry.side is not None:
        return replace(entry, side=OTHER[entry.side])
    if isinstance(entry, PhaseCheck):
        return replace(entry, hold_left=entry.hold_right, hold_right=entry.hold_left)
    return entry


def _sided(made: Review, other: dict[Side, Side]) -> tuple[set[object], set[object]]:
    def place(of: Decision | Prescription) -> object:
        if isinstance(of, Decision):
            return of.exercise, other[of.side], of.move, of.before, of.after
        return of.exercise, other[of.side], of.rung, of.sets, of.amount, of.load

    return {place(p) for p in made.plan.asked}, {place(d) for d in made.decisions}


MEMORY = (
    Property("H7 kept", "a red flag stays as it was said", flags_kept),
    Property("H7 soft", "a later version never softens a red flag", flags_never_softened),
    Property("H8 replay", "a replay gives what was lived", replays_as_lived),
    Property("H8 shown", "what was shown can be shown again", shown_again),
    Property("H9 mirror", "left and right are never mixed up", mirrored_bodies_get_mirrored_plans),
    Property("H12 order", "order and doubles do not matter", order_and_doubles_do_not_matter),
    Property("H12 diary", "every report counts once", every_report_counts_once),
    Property("H12 session", "every session counts once", every_session_counts_once),
    Property("H13 state", "a state names its record", states_name_their_record),
    Property("H13 mix", "people do not mix", people_do_not_mix),
    Property("H15 flag", "a flag makes the plan stale", a_flag_makes_the_plan_stale),
    Property("H15 pause", "a pause lasts until it is resolved", a_pause_lasts_until_resolved),
    Property("H19 night", "a night is one day", a_night_is_one_day),
    Property("H19 days", "days follow each other", days_follow_each_other),
    Property("P5 pure", "a review is a pure function", a_review_is_pure),
    Property(
        "P5 past",
        "a correction marks exactly the days it changes",
        corrections_change_nothing_before,
    ),
)
