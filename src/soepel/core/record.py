"""What is known of a person: the intake, and everything entered since, each with its day.

Entries are never changed. A correction is a later version with the same id; `as_known` gives the
record as it stood at a moment, so that an old decision can be made again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final, TypeVar

from soepel.core.exercises import Comorbidity, Dose, Equipment, Phase
from soepel.core.limits import record as limit
from soepel.core.quantities import (
    DAY_BEGINS,
    Confidence,
    Done,
    Effort,
    Pain,
    Sex,
    Side,
    Stiffness,
    Trouble,
    diary_day,
)
from soepel.core.screening import RedFlag


class InvalidRecord(ValueError):
    """An entry that cannot be part of this record, with its id, the value and what to do."""


class By(StrEnum):
    """Who made an entry."""

    PERSON = "person"
    THERAPIST = "therapist"


class _Graded(StrEnum):
    """Words in order: each asks more of a person than the one before it."""

    @property
    def rank(self) -> int:
        """0 is the mildest."""
        return list(type(self)).index(self)


class ExtraPain(_Graded):
    """How long the extra pain after the last session lasted; a later one is worse."""

    GONE_WITHIN_TWO_HOURS = "gone_within_two_hours"
    LONGER_BUT_GONE = "longer_but_gone"
    STILL_THERE = "still_there"


class DailyLoad(_Graded):
    """What today asks of a person; a later one asks more."""

    QUIET = "quiet"
    USUAL = "usual"
    HEAVY = "heavy"


class Trigger(StrEnum):
    """What may have set off a flare in the past 72 hours."""

    SLIP_OR_TWIST = "slip_or_twist"
    GIVING_WAY = "giving_way"
    HARD_DAY = "hard_day"
    COLD = "cold"
    STRESS = "stress"
    POOR_SLEEP = "poor_sleep"


class Activity(StrEnum):
    """An activity that a quota or a goal is about."""

    WALKING = "walking"
    CYCLING = "cycling"
    WATER = "water"
    STAIRS = "stairs"
    STANDING_UP = "standing_up"
    SOCKS_AND_SHOES = "socks_and_shoes"
    BENDING = "bending"
    CARRYING = "carrying"
    HOUSEWORK = "housework"
    GARDENING = "gardening"
    WORK = "work"
    HOBBY = "hobby"
    SPORT = "sport"


@dataclass(frozen=True, slots=True)
class Goal:
    """A patient-specific activity (PSK) that the person wants to do better."""

    activity: Activity
    trouble: Trouble
    """Trouble with it at intake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Where a person starts."""

    day: date
    affected: Side
    age: int
    sex: Sex
    usual: Pain
    """Average pain of the past 24 hours."""
    worst: Pain | None = None
    stiffness_minutes: int | None = None
    flare_now: bool = False
    wakes_at_night: bool = False
    """Pain at night that wakes."""
    confidence: Confidence = Confidence(10)
    comorbidities: frozenset[Comorbidity] = frozenset()
    hampering_comorbidity: bool = False
    """A comorbidity hampers training, pain is chronic, or fear of moving is strong: profile 3."""
    explanation_is_enough: bool = False
    operation_planned: bool = False
    """A hip operation is planned or was done (profile 4, pre- and postoperative)."""
    goals: tuple[Goal, ...] = ()
    days: frozenset[int] = frozenset(range(7))
    """Days of the week that are available: 0 is Monday."""
    minutes: int = 30
    """Minutes available for a session."""
    equipment: frozenset[Equipment] = frozenset()
    can_reach_floor: bool = True
    endurance: Activity = Activity.WALKING
    """The form of endurance the person chose."""
    chair_stands: int | None = None
    """Stands from a chair in 30 seconds."""
    walking_minutes: int | None = None
    """Minutes of comfortable walking."""
    one_rm: Mapping[str, float] = field(default_factory=dict)
    """One-repetition maximum in kg by exercise id, from a submaximal test."""
    surgery: Mapping[Side, date] = field(default_factory=dict)
    """The date of a hip operation, done or planned, by side."""
    with_therapist: bool = True
    phase: Phase | None = None
    """The phase the therapist chose, against or with the suggestion."""
    phase_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all entries share."""

    id: str
    day: date
    """The diary day it is about."""
    known: datetime
    """The local, wall-clock moment at which this version was made."""
    by: By = By.PERSON

    @property
    def known_day(self) -> date:
        """The diary day on which this version was made."""
        return diary_day(self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Entry):
    """The morning check-in: three taps, and what a high day asks on top."""

    usual: Pain | None = None
    """Average pain of the past 24 hours."""
    extra: ExtraPain | None = None
    """Extra pain after the last session."""
    stiffness: Stiffness | None = None
    kept_from_things: bool | None = None
    slept_worse: bool | None = None
    extra_painkillers: bool | None = None
    as_usual: bool | None = None
    """In a flare without diary: "as usual again?"."""
    load: DailyLoad | None = None
    triggers: tuple[Trigger, ...] = ()

    @property
    def disturbed(self) -> bool:
        """Kept from things, slept worse or took extra painkillers."""
        return bool(self.kept_from_things or self.slept_worse or self.extra_painkillers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure(Entry):
    """One performance of an exercise on one side."""

    exercise: str
    side: Side
    done: Done = Done(100)
    """How much of the dose that was asked was done, in percent."""
    pain: Pain | None = None
    """Pain during the exercise."""
    effort: Effort | None = None
    elsewhere: bool = False
    """The pain was elsewhere than the hip."""
    too_hard: bool = False
    """"Too hard now" was pressed: the previous level came instead."""
    unreported: bool = False
    """Of several on one day, one had no pain report; made by `worst_exposure`, never entered."""

    @property
    def unit(self) -> tuple[str, Side]:
        return self.exercise, self.side


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaDone(Entry):
    """Minutes (or pieces) done of an activity that has a quota."""

    activity: Activity
    amount: int
    pain: Pain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareCall(Entry):
    """The flare button, or a therapist who calls a flare."""

    triggers: tuple[Trigger, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRaised(Entry):
    """A red-flag question answered with yes."""

    flag: RedFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagResolved(Entry):
    """A red flag that was looked at. By the person it needs who examined it, and the outcome."""

    flag_id: str
    """The id of the `FlagRaised` entry."""
    examined_by: str
    may_exercise: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseCheck(Entry):
    """The phase check: chair stands, and a pelvic hold per side, support allowed."""

    chair_stands: int | None = None
    hold_left: int | None = None
    """Seconds."""
    hold_right: int | None = None
    unable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalScore(Entry):
    """Trouble with a goal, scored again."""

    activity: Activity
    trouble: Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Entry):
    """An evaluation moment (week 0, 6, 12, and after the end): what of it bears on the plan."""

    week: int
    pain: Pain | None = None
    chair_stands: int | None = None
    hoos: Mapping[str, float] = field(default_factory=dict)
    """HOOS scales, 0..100, 100 is no problems."""
    one_rm: Mapping[str, float] = field(default_factory=dict)
    painful_tests: frozenset[str] = frozenset()
    """Exercise ids whose strength test was painful: not used for a dose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Entry):
    """A visit to the physiotherapist that counts for reimbursement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Entry):
    """A pause the person or the therapist asked for."""

    until: date
    """The first day that is no longer paused."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds(Entry):
    """The therapist's bounds for an exercise; the latest for an exercise and side holds."""

    exercise: str
    side: Side | None = None
    """None: every side."""
    floor: int | None = None
    """The lowest rung."""
    ceiling: int | None = None
    """The highest rung."""
    frozen: bool = False
    excluded: bool = False
    dose: Dose | None = None
    """A dose of the therapist's own, from this day on."""
    why: str = ""
    """In her words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMe(Entry):
    """Whether the therapist wants to be asked before a phase change."""

    wanted: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOrder(Entry):
    """The therapist puts the person in a phase."""

    phase: Phase
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorOrder(Entry):
    """The therapist sets the anchor."""

    anchor: Pain
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionClosed(Entry):
    """An attention item closed with a note."""

    item: str
    """The code of the item."""
    note: str


Kind = TypeVar("Kind", bound=Entry)
Quantity = TypeVar("Quantity", bound=int)
Word = TypeVar("Word", bound=_Graded)

THERAPIST_ONLY: Final[tuple[type[Entry], ...]] = (
    Bounds,
    AskMe,
    PhaseOrder,
    AnchorOrder,
    AttentionClosed,
)


@dataclass(frozen=True)
class DayEntries:
    """Everything entered about one diary day, the latest version of each."""

    entries: tuple[Entry, ...] = ()

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The entries of one kind, in the order in which they became known."""
        return [entry for entry in self.entries if type(entry) is kind]

    @cached_property
    def check_in(self) -> CheckIn | None:
        """The day's check-in; of several the worst of each answer."""
        check_ins = self.of(CheckIn)
        return worst_check_in(check_ins) if check_ins else None

    @cached_property
    def exposures(self) -> dict[tuple[str, Side], Exposure]:
        """Exposures by exercise and side; several of one are one, the worst."""
        worst: dict[tuple[str, Side], Exposure] = {}
        for exposure in self.of(Exposure):
            before = worst.get(exposure.unit)
            worst[exposure.unit] = worst_exposure(before, exposure) if before else exposure
        return worst


NO_ENTRIES: Final = DayEntries()


def worst_check_in(check_ins: list[CheckIn]) -> CheckIn:
    """One check-in with the worst of each answer."""
    if len(check_ins) == 1:
        return check_ins[0]
    return replace(
        check_ins[0],
        usual=_highest(c.usual for c in check_ins),
        extra=_worst(c.extra for c in check_ins),
        stiffness=_highest(c.stiffness for c in check_ins),
        kept_from_things=_any(c.kept_from_things for c in check_ins),
        slept_worse=_any(c.slept_worse for c in check_ins),
        extra_painkillers=_any(c.extra_painkillers for c in check_ins),
        as_usual=_all(c.as_usual for c in check_ins),
        load=_worst(c.load for c in check_ins),
        triggers=tuple(dict.fromkeys(trigger for c in check_ins for trigger in c.triggers)),
        known=max(c.known for c in check_ins),
    )


def worst_exposure(one: Exposure, other: Exposure) -> Exposure:
    """Two performances on one day as one: the most pain and effort, the least done."""
    return replace(
        one,
        done=min(one.done, other.done),
        pain=_highest((one.pain, other.pain)),
        effort=_highest((one.effort, other.effort)),
        elsewhere=one.elsewhere and other.elsewhere,
        too_hard=one.too_hard or other.too_hard,
        unreported=one.unreported or other.unreported or None in (one.pain, other.pain),
    )


def _highest(values: Iterable[Quantity | None]) -> Quantity | None:
    return max((value for value in values if value is not None), default=None)


def _worst(words: Iterable[Word | None]) -> Word | None:
    given = [word for word in words if word is not None]
    return max(given, key=lambda word: word.rank, default=None)


def _any(answers: Iterable[bool | None]) -> bool | None:
    given = [answer for answer in answers if answer is not None]
    return any(given) if given else None


def _all(answers: Iterable[bool | None]) -> bool | None:
    given = [answer for answer in answers if answer is not None]
    return all(given) if given else None


@dataclass(frozen=True)
class Record:
    """A person's intake and entries, in any order. Raises InvalidRecord for what cannot be."""

    intake: Intake
    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        for entry in self.entries:
            check(entry, self.intake)
        check_versions(self.entries)

    @cached_property
    def by_day(self) -> Mapping[date, DayEntries]:
        """The latest version of every entry, by diary day."""
        latest = latest_versions(self.entries)
        latest.sort(key=lambda entry: (entry.day, entry.known, entry.id))
        return {day: DayEntries(tuple(of)) for day, of in groupby(latest, lambda entry: entry.day)}

    @cached_property
    def first_known(self) -> Mapping[str, datetime]:
        """When the first version of each entry was made, by id."""
        first: dict[str, datetime] = {}
        for entry in self.entries:
            first[entry.id] = min(first.get(entry.id, entry.known), entry.known)
        return first

    def on(self, day: date) -> DayEntries:
        """Everything entered about a diary day, whenever it was entered."""
        return self.by_day.get(day, NO_ENTRIES)

    def as_known(self, moment: datetime) -> "Record":
        """The record as it stood at a moment, that moment included."""
        return Record(self.intake, tuple(e for e in self.entries if e.known <= moment))

    def at_the_end_of(self, day: date) -> "Record":
        """The record as it stood when a diary day ended."""
        last = datetime.combine(day + timedelta(days=1), DAY_BEGINS) - timedelta.resolution
        return self.as_known(last)


def latest_versions(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for every id: the version made last. The same version twice is one."""
    latest: dict[str, Entry] = {}
    for entry in entries:
        before = latest.get(entry.id)
        if before is None or entry.known >= before.known:
            latest[entry.id] = entry
    return list(latest.values())


def check_versions(entries: Iterable[Entry]) -> None:
    """Refuse an id that stands for two things, and a red-flag answer that is changed."""
    first: dict[str, Entry] = {}
    for entry in entries:
        before = first.setdefault(entry.id, entry)
        if type(before) is not type(entry):
            raise InvalidRecord(
                f"id {entry.id!r} is a {type(before).__name__} and a {type(entry).__name__}: "
                "give every entry an id of its own"
            )
        if isinstance(before, FlagRaised) and isinstance(entry, FlagRaised):
            _check_unchanged(before, entry)


def _check_unchanged(before: FlagRaised, entry: FlagRaised) -> None:
    if (before.flag, before.day) != (entry.flag, entry.day):
        raise InvalidRecord(
            f"red flag {entry.id!r} was {before.flag} and became {entry.flag}: "
            "an answer is never changed; resolve it, or enter a new one"
        )


def check(entry: Entry, intake: Intake) -> None:
    """Refuse what a person may not enter, or what lies before the intake."""
    if entry.day < intake.day:
        raise InvalidRecord(
            f"entry {entry.id!r} is about {entry.day}, before the intake on {intake.day}: "
            "give it a day on or after the intake"
        )
    if entry.by is By.THERAPIST:
        return
    if isinstance(entry, THERAPIST_ONLY):
        raise InvalidRecord(
            f"entry {entry.id!r} is a {type(entry).__name__}, which only a therapist makes: "
            'set "by" to "therapist"'
        )
    days_back = (entry.known_day - entry.day).days
    if not 0 <= days_back <= limit.DAYS_BACK_FOR_A_PERSON.value:
        raise InvalidRecord(
            f"entry {entry.id!r} is about {entry.day} but was made on {entry.known_day}: a person "
            f"enters today and at most {limit.DAYS_BACK_FOR_A_PERSON.value} days back; "
            "a therapist can enter other days"
        )
