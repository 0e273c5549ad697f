"""Whole histories: a drawn person lives day by day with the real engine.

A `Life` is drawn by Hypothesis: a seed, a length and the mishaps that may befall it. Everything
else follows from the seed, so a life can be lived again, and a failing test names the life.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from typing import Final

from hypothesis import strategies as st

from soepel.core.exercises import Comorbidity, Dose, Equipment, Exercise, Phase
from soepel.core.plan import Prescription, Review
from soepel.core.programme import Programme, review, started
from soepel.core.quantities import (
    Confidence,
    Done,
    Effort,
    Pain,
    Sex,
    Side,
    Stiffness,
    Trouble,
)
from soepel.core.record import (
    Activity,
    AnchorOrder,
    AskMe,
    AttentionClosed,
    Bounds,
    By,
    CheckIn,
    DailyLoad,
    DayEntries,
    Entry,
    Evaluation,
    Exposure,
    ExtraPain,
    FlagRaised,
    FlagResolved,
    FlareCall,
    Goal,
    GoalScore,
    Intake,
    Pause,
    PhaseCheck,
    PhaseOrder,
    QuotaDone,
    Record,
    Visit,
    latest_versions,
)
from soepel.core.screening import RedFlag, Tier, tier_of
from soepel.core.state import State
from soepel.library import load_library


class Mishap(StrEnum):
    """What may befall a life beside ordinary days."""

    SILENCE = "silence"
    HALF_REPORTS = "half_reports"
    POOR_ADHERENCE = "poor_adherence"
    GAPS = "gaps"
    PAINFUL_SPELLS = "painful_spells"
    WORSENING = "worsening"
    RED_EXERCISES = "red_exercises"
    SLOW_RECOVERY = "slow_recovery"
    HEAVY_EFFORT = "heavy_effort"
    TOO_HARD = "too_hard"
    ELSEWHERE = "elsewhere"
    PAINKILLERS = "painkillers"
    FLARE_BUTTON = "flare_button"
    RED_FLAGS = "red_flags"
    BOUNDS = "bounds"
    ORDERS = "orders"
    ASK_ME = "ask_me"
    PAUSES = "pauses"
    HEAVY_DAYS = "heavy_days"
    CORRECTIONS = "corrections"
    LATE_ENTRIES = "late_entries"
    DUPLICATES = "duplicates"
    LATE_CHECK_INS = "late_check_ins"
    NIGHT_ENTRIES = "night_entries"
    STRENGTH_TESTS = "strength_tests"
    CLOSED_ITEMS = "closed_items"
    CLOCK_CHANGE = "clock_change"


@dataclass(frozen=True)
class Life:
    """What is drawn of a history."""

    seed: int
    days: int
    mishaps: frozenset[Mishap]

    def __str__(self) -> str:
        return f"Life({self.seed}, {self.days}, frozenset({sorted(map(str, self.mishaps))}))"


def lives(longest: int = 56) -> st.SearchStrategy[Life]:
    return st.builds(
        Life,
        seed=st.integers(0, 2**40),
        days=st.integers(longest * 3 // 8, longest),
        mishaps=st.frozensets(st.sampled_from(Mishap), max_size=7),
    )


@cache
def programme() -> Programme:
    library = load_library()
    return Programme("1", {e.id: e for e in library.exercises}, library.hash)


@dataclass(frozen=True)
class Day:
    """One day as the whole record tells it: what went in, and the review that came out."""

    before: State
    record: Record
    """The entries about yesterday and today; all that a review from `before` reads."""
    review: Review

    @property
    def date(self) -> date:
        return self.review.day

    @property
    def today(self) -> DayEntries:
        return self.record.on(self.date)

    @property
    def yesterday(self) -> DayEntries:
        return self.record.on(self.date - timedelta(days=1))

    @property
    def after(self) -> State:
        return self.review.state


@dataclass
class History:
    """A life that was lived."""

    life: Life
    intake: Intake
    delivered: list[Entry] = field(default_factory=list)
    """Every version of every entry, in the order of arrival; some arrive twice."""
    shown: list[Review] = field(default_factory=list)
    """The review that stood when each day ended."""
    mornings: list[Review] = field(default_factory=list)
    """The review after each check-in, before the exercises."""
    days: list[Day] = field(default_factory=list)
    """Every day as the whole record tells it, corrections and late entries included."""
    corrected: set[date] = field(default_factory=set)
    """Days on which something about an earlier day came in."""

    @property
    def record(self) -> Record:
        return Record(self.intake, tuple(self.delivered))

    @property
    def exercises(self) -> dict[str, Exercise]:
        return dict(programme().exercises)


def live(life: Life) -> History:
    """Live a life to its end."""
    return _Person(life).lived()


CHANGES_OF_CLOCK: Final = (date(2026, 3, 29), date(2026, 10, 25))
EXTRA: Final = tuple(ExtraPain)
FLAGS: Final = {tier: [f for f in RedFlag if tier_of(f) is tier] for tier in list(Tier)[:-1]}


def _is_loaded(exercise: Exercise) -> bool:
    return any(level.share_of_1rm for level in exercise.levels)


class _Person:
    """Somebody with a hip, drawn from a seed."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.random = Random(life.seed)
        self.has = life.mishaps.__contains__
        self.base = self.random.choice((0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8))
        self.sturdy = self.random.random() < 0.6
        self.diligence = self.random.choice((0.8, 0.9, 1.0))
        self.history = History(life, self._intake())
        self.by_day: dict[date, list[Entry]] = {}
        self.spell = self.away = 0
        self.spell_height = 3
        self.number = 0

    # -- the intake ---------------------------------------------------------------------------

    def _intake(self) -> Intake:
        r = self.random
        activities = r.sample(list(Activity), r.randint(0, 3))
        affected = r.choice((Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.BOTH))
        day = date(2026, r.randint(1, 11), r.randint(1, 28))
        if self.has(Mishap.CLOCK_CHANGE):
            day = r.choice(CHANGES_OF_CLOCK) - timedelta(days=r.randint(2, 20))
        phase = r.choice((None, None, None, None, *list(Phase)[1:4]))
        machines = [e.id for e in programme().exercises.values() if _is_loaded(e)]
        tested = self.has(Mishap.STRENGTH_TESTS)
        equipment = frozenset(r.sample(list(Equipment), r.randint(0, len(Equipment))))
        return Intake(
            day=day,
            affected=affected,
            age=r.choice((38, 45, 55, 61, 64, 70, 76, 83, 91, 97, 99)),
            sex=r.choice(list(Sex)),
            usual=Pain(self.base),
            flare_now=r.random() < 0.06,
            wakes_at_night=r.random() < 0.15,
            confidence=Confidence(r.choice((2, 6, 9, 10))),
            comorbidities=frozenset(r.sample(list(Comorbidity), r.choice((0, 0, 1, 2)))),
            goals=tuple(Goal(a, Trouble(r.randint(3, 9))) for a in activities),
            days=frozenset(range(7)) if r.random() < 0.7 else frozenset(r.sample(range(7), 4)),
            minutes=r.choice((15, 20, 30, 30, 45)),
            equipment=equipment | {Equipment.GYM} if tested else equipment,
            can_reach_floor=r.random() < 0.7,
            endurance=r.choice((Activity.WALKING, Activity.CYCLING, Activity.WATER)),
            chair_stands=r.choice((None, 8, 12, 16, 20)),
            one_rm={id_: float(r.randint(10, 40)) for id_ in machines} if tested else {},
            surgery=self._surgery(day),
            with_therapist=r.random() < 0.7,
            phase=phase,
            phase_reason="seen in the clinic" if phase else "",
        )

    def _surgery(self, day: date) -> dict[Side, date]:
        if self.random.random() > 0.08:
            return {}
        side = self.random.choice(Side.BOTH.legs)
        return {side: day + timedelta(days=self.random.choice((-500, -200, 20)))}

    # -- living -------------------------------------------------------------------------------

    def lived(self) -> History:
        for number in range(self.life.days):
            self._live(self.history.intake.day + timedelta(days=number), number)
        return self.history

    def _live(self, day: date, number: int) -> None:
        earlier = self._about_earlier(day)
        for entry in earlier:
            self._deliver(entry)
        if earlier:
            self.history.corrected.add(day)
            self._refold(min(entry.day for entry in earlier), day)
        for entry in (*self._orders(day), *self._flags(day)):
            self._deliver(entry)
        pain = self._pain_of(number)
        late = self.has(Mishap.LATE_CHECK_INS) and self.random.random() < 0.3
        check_in = self._check_in(day, pain, late)
        if check_in and not late:
            self._deliver(check_in)
        morning = self._review(day)
        self.history.mornings.append(morning)
        entries = [] if self.away else self._exercised(day, morning, pain)
        entries += self._rest_of_the_day(day, morning)
        entries += [check_in] if check_in and late else []
        for entry in entries:
            self._deliver(entry)
        evening = self._review(day) if entries else morning
        self.history.shown.append(evening)
        self._keep(day, evening)

    def _deliver(self, entry: Entry) -> None:
        self.history.delivered.append(entry)
        if self.has(Mishap.DUPLICATES) and self.random.random() < 0.2:
            self.history.delivered.append(entry)
        self.by_day.setdefault(entry.day, []).append(entry)

    def _state(self, day: date) -> State:
        """The state at the end of the day before."""
        if day == self.history.intake.day:
            return started(Record(self.history.intake), programme())
        return self.history.days[self._place(day) - 1].after

    def _place(self, day: date) -> int:
        return (day - self.history.intake.day).days

    def _record(self, day: date) -> Record:
        near = (day - timedelta(days=1), day)
        entries = [entry for of in near for entry in self.by_day.get(of, [])]
        return Record(self.history.intake, tuple(entries))

    def _review(self, day: date) -> Review:
        return review(self._record(day), day, programme(), since=self._state(day))

    def _keep(self, day: date, reviewed: Review) -> None:
        lived = Day(self._state(day), self._record(day), reviewed)
        self.history.days[self._place(day) :] = [lived]

    def _refold(self, first: date, until: date) -> None:
        """Days from the first on, made again with what is known now."""
        days = (until - first).days
        kept = self.history.days
        for day in (first + timedelta(days=number) for number in range(days)):
            lived = Day(self._state(day), self._record(day), self._review(day))
            kept[self._place(day)] = lived

    # -- entries ------------------------------------------------------------------------------

    def _id(self, kind: str) -> str:
        self.number += 1
        return f"{kind}{self.number}"

    def _at(self, day: date, hour: int) -> datetime:
        """A moment of a diary day; at night the calendar is a day further."""
        minute = self.random.randint(0, 59)
        if self.has(Mishap.NIGHT_ENTRIES) and self.random.random() < 0.25:
            return datetime.combine(
                day + timedelta(days=1), time(self.random.choice((0, 1, 2)), minute)
            )
        return datetime.combine(day, time(hour, minute))

    def _chance(self, mishap: Mishap, chance: float) -> bool:
        return self.has(mishap) and self.random.random() < chance

    def _pain_of(self, number: int) -> int:
        r = self.random
        if self.spell:
            self.spell -= 1
        elif self._chance(Mishap.PAINFUL_SPELLS, 0.06):
            self.spell, self.spell_height = r.randint(2, 20), r.choice((2, 3, 4))
        drift = number / 12 if self.has(Mishap.WORSENING) else 0 if self.sturdy else -number / 30
        noise = r.choice((-1, 0, 0, 0, 1)) if not self.sturdy else r.choice((0, 0, 0, 0, 1))
        height = self.spell_height if self.spell else 0
        return max(0, min(10, round(self.base + drift + height + noise)))

    def _check_in(self, day: date, pain: int, late: bool) -> CheckIn | None:
        r = self.random
        if self.away:
            self.away -= 1
            return None
        if self._chance(Mishap.GAPS, 0.06):
            self.away = r.choice((3, 5, 8, 15, 30))
            return None
        if self._chance(Mishap.SILENCE, 0.3):
            return self._as_usual(day) if r.random() < 0.3 else None
        half = self._chance(Mishap.HALF_REPORTS, 0.3)
        slow = self._chance(Mishap.SLOW_RECOVERY, 0.2)
        bad = bool(self.spell) and r.random() < 0.5
        heavy = self._chance(Mishap.HEAVY_DAYS, 0.3)
        return CheckIn(
            id=self._id("check-in"),
            day=day,
            known=self._at(day, 21 if late else 8),
            usual=None if half and r.random() < 0.5 else Pain(pain),
            extra=None if half and r.random() < 0.7 else r.choice(EXTRA[1:]) if slow else EXTRA[0],
            stiffness=Stiffness(r.randint(0, 6)),
            kept_from_things=True if bad else None,
            slept_worse=True if bad and r.random() < 0.7 else None,
            extra_painkillers=True if self._chance(Mishap.PAINKILLERS, 0.25) else None,
            load=DailyLoad.HEAVY if heavy else r.choice((None, None, *DailyLoad)[:4]),
        )

    def _as_usual(self, day: date) -> CheckIn:
        return CheckIn(id=self._id("as-usual"), day=day, known=self._at(day, 9), as_usual=True)

    def _exercised(self, day: date, morning: Review, pain: int) -> list[Entry]:
        diligence = 0.5 if self.has(Mishap.POOR_ADHERENCE) else self.diligence
        asked = [p for p in morning.plan.asked if self.random.random() < diligence]
        if self.random.random() > diligence:
            asked = []
        done: list[Entry] = [self._exposure(day, p, morning, pain) for p in asked]
        if done and self._chance(Mishap.DUPLICATES, 0.1):
            again = self.random.choice(done)
            done.append(replace(again, id=self._id("exposure"), known=self._at(day, 14)))
        return done

    def _exposure(self, day: date, asked: Prescription, morning: Review, pain: int) -> Exposure:
        r = self.random
        red = self._chance(Mishap.RED_EXERCISES, 0.12)
        usual = r.choice((0, 1, 1, 2, 2)) if self.sturdy else max(0, pain - r.randint(0, 2))
        effort = (3, 3, 3, 5, 5, 5)[morning.plan.phase]
        heavy = self._chance(Mishap.HEAVY_EFFORT, 0.4)
        half = self._chance(Mishap.HALF_REPORTS, 0.25)
        done = r.choice((40, 70, 100, 150)) if self._chance(Mishap.POOR_ADHERENCE, 0.3) else 100
        return Exposure(
            id=self._id("exposure"),
            day=day,
            known=self._at(day, r.randint(10, 19)),
            exercise=asked.exercise,
            side=asked.side,
            done=Done(done),
            pain=None if half else Pain(min(10, 8 if red else usual)),
            effort=None if half and r.random() < 0.5 else Effort(9 if heavy else effort),
            elsewhere=self._chance(Mishap.ELSEWHERE, 0.15),
            too_hard=self._chance(Mishap.TOO_HARD, 0.08),
        )

    def _rest_of_the_day(self, day: date, morning: Review) -> list[Entry]:
        if self.away:
            return []
        entries = [*self._quotas(day, morning), *self._tests(day, morning)]
        if self._chance(Mishap.FLARE_BUTTON, 0.03):
            by = self.random.choice(list(By))
            entries.append(FlareCall(id=self._id("flare"), day=day, known=self._at(day, 17), by=by))
        if self._chance(Mishap.RED_FLAGS, 0.12):
            entries.append(self._flag(day, 16))
        if self._chance(Mishap.CLOSED_ITEMS, 0.3) and morning.attention:
            item = self.random.choice(morning.attention).code.value
            entries.append(
                AttentionClosed(
                    id=self._id("closed"),
                    day=day,
                    known=self._at(day, 18),
                    by=By.THERAPIST,
                    item=item,
                    note="called",
                )
            )
        return entries

    def _quotas(self, day: date, morning: Review) -> list[Entry]:
        if self.random.random() > self.diligence or morning.plan.paused:
            return []
        return [
            QuotaDone(
                id=self._id("quota"),
                day=day,
                known=self._at(day, 15),
                activity=quota.activity,
                amount=self.random.choice((5, 20)) if quota.minutes is None else quota.minutes,
                pain=None
                if self._chance(Mishap.HALF_REPORTS, 0.2)
                else Pain(self.random.choice((1, 2, 3, 3, 4, 7 if self.spell else 5))),
            )
            for quota in morning.plan.quotas
        ]

    def _tests(self, day: date, morning: Review) -> list[Entry]:
        r = self.random
        entries: list[Entry] = []
        if morning.state.check.offered == day and r.random() < 0.8:
            hold = r.choice((20, 20, 20, 10))
            entries.append(
                PhaseCheck(
                    id=self._id("check"),
                    day=day,
                    known=self._at(day, 12),
                    chair_stands=r.choice((8, 12, 16, 20)),
                    hold_left=hold,
                    hold_right=hold,
                    unable=r.random() < 0.1,
                )
            )
        if r.random() < 0.03:
            entries.append(Visit(id=self._id("visit"), day=day, known=self._at(day, 12)))
        for goal in self.history.intake.goals:
            if r.random() < 0.02:
                entries.append(
                    GoalScore(
                        id=self._id("goal"),
                        day=day,
                        known=self._at(day, 12),
                        activity=goal.activity,
                        trouble=Trouble(r.randint(0, 9)),
                    )
                )
        if self._chance(Mishap.STRENGTH_TESTS, 0.08):
            entries.append(self._evaluation(day, morning.state))
        return entries

    def _evaluation(self, day: date, state: State) -> Evaluation:
        r = self.random
        machines = [e.id for e in programme().exercises.values() if _is_loaded(e)]
        before = dict(state.one_rm)
        tests = {id_: before.get(id_, 20.0) * r.choice((1.0, 1.1, 1.6, 4.0)) for id_ in machines}
        return Evaluation(
            id=self._id("evaluation"),
            day=day,
            known=self._at(day, 12),
            by=By.THERAPIST,
            week=r.choice((0, 6, 12)),
            pain=Pain(r.randint(0, 9)),
            chair_stands=r.choice((None, 10, 15, 20)),
            hoos={"pain": float(r.randint(20, 90))},
            one_rm=tests,
            painful_tests=frozenset(r.sample(machines, r.randint(0, min(1, len(machines))))),
        )

    # -- red flags and the therapist ----------------------------------------------------------

    def _flag(self, day: date, hour: int) -> FlagRaised:
        tier = self.random.choice((Tier.T0, Tier.T0, Tier.T1, Tier.T1, Tier.T2, Tier.T2, Tier.T3))
        flag = self.random.choice(FLAGS[tier])
        return FlagRaised(id=self._id("flag"), day=day, known=self._at(day, hour), flag=flag)

    def _flags(self, day: date) -> list[Entry]:
        """A flag in the morning, or one that somebody looked at."""
        standing = self._state(day).flags
        entries: list[Entry] = []
        if self._chance(Mishap.RED_FLAGS, 0.05):
            entries.append(self._flag(day, 7))
        for flag in standing:
            if flag.tier is not None and self.random.random() < 0.4:
                entries.append(
                    FlagResolved(
                        id=self._id("resolved"),
                        day=day,
                        known=self._at(day, 7),
                        by=self.random.choice(list(By)),
                        flag_id=flag.raised.id,
                        examined_by=self.random.choice(("the GP", "the GP", "")),
                        may_exercise=self.random.random() < 0.8,
                    )
                )
        return entries

    def _orders(self, day: date) -> list[Entry]:
        """What the therapist decides today, or the person asks for."""
        entries: list[Entry] = []
        if self._chance(Mishap.BOUNDS, 0.2):
            entries.append(self._bounds(day))
        if self._chance(Mishap.ASK_ME, 0.05):
            wanted = self.random.random() < 0.7
            entries.append(
                AskMe(
                    id=self._id("ask"),
                    day=day,
                    known=self._at(day, 7),
                    wanted=wanted,
                    by=By.THERAPIST,
                )
            )
        if self._chance(Mishap.ORDERS, 0.04):
            entries.append(self._phase_or_anchor(day))
        if self._chance(Mishap.PAUSES, 0.04):
            until = day + timedelta(days=self.random.choice((2, 6, 16, 25)))
            entries.append(
                Pause(id=self._id("pause"), day=day, known=self._at(day, 7), until=until)
            )
        return entries

    def _phase_or_anchor(self, day: date) -> Entry:
        r = self.random
        if r.random() < 0.3:
            return AnchorOrder(
                id=self._id("anchor"),
                day=day,
                known=self._at(day, 7),
                by=By.THERAPIST,
                anchor=Pain(r.randint(0, 7)),
            )
        return PhaseOrder(
            id=self._id("order"),
            day=day,
            known=self._at(day, 7),
            by=By.THERAPIST,
            phase=r.choice(list(Phase)[:4]),
            reason="seen",
        )

    def _bounds(self, day: date) -> Bounds:
        r = self.random
        units = self._state(day).units
        ids = [u.exercise for u in units] or [e.id for e in programme().exercises.values() if e.top]
        exercise = programme().exercises[r.choice(ids)]
        sides = (None, *Side.BOTH.legs) if exercise.one_sided else (None,)
        ahead = timedelta(days=r.choice((0, 0, 0, 2)))
        floor = r.choice((None, None, 2, 3))
        ceiling = r.choice((None, 1, 2, 4, exercise.top))
        own = Dose(r.randint(1, exercise.top), r.randint(1, exercise.most_sets))
        if floor is not None and ceiling is not None:
            ceiling = max(floor, ceiling)
        return Bounds(
            id=self._id("bounds"),
            day=day + ahead,
            known=self._at(day, 7),
            by=By.THERAPIST,
            exercise=exercise.id,
            side=r.choice(sides),
            floor=floor,
            ceiling=ceiling,
            frozen=r.random() < 0.2,
            excluded=r.random() < 0.12,
            dose=own if r.random() < 0.5 else None,
        )

    # -- corrections and late entries ---------------------------------------------------------

    def _about_earlier(self, day: date) -> list[Entry]:
        """Corrections of, and late entries about, the last two weeks."""
        first = max(self.history.intake.day, day - timedelta(days=14))
        if first == day:
            return []
        entries: list[Entry] = []
        if self._chance(Mishap.CORRECTIONS, 0.1):
            entries += self._correction(day, first)
        if self._chance(Mishap.LATE_ENTRIES, 0.08):
            entries += self._late_exposure(day, first)
        return entries

    def _correction(self, day: date, first: date) -> list[Entry]:
        when = day - timedelta(days=self.random.choice((1, 1, 2, (day - first).days)))
        known = datetime.combine(day, time(6, self.random.randint(0, 59)))
        may = [
            entry
            for entry in latest_versions(self.by_day.get(max(when, first), []))
            if isinstance(entry, CheckIn | Exposure) and entry.by is By.PERSON
        ]
        if not may:
            return []
        wrong = self.random.choice(may)
        pain = Pain(self.random.choice((0, 2, 5, 9)))
        if isinstance(wrong, CheckIn):
            return [replace(wrong, known=known, usual=pain)]
        return [replace(wrong, known=known, pain=pain)]

    def _late_exposure(self, day: date, first: date) -> list[Entry]:
        when = max(first, day - timedelta(days=self.random.randint(1, 5)))
        asked = self.history.days[self._place(when)].review.plan.asked
        if not asked:
            return []
        unit = self.random.choice(asked)
        return [
            Exposure(
                id=self._id("late"),
                day=when,
                known=datetime.combine(day, time(6, 30)),
                exercise=unit.exercise,
                side=unit.side,
                pain=Pain(self.random.choice((0, 1, 2, 8))),
                effort=Effort(3),
            )
        ]
