"""Who lives: one model of pain and habit, and the sixteen situations it is put in.

Every number of the model stands in `Nature` with its source. It is made by hand and not fitted:
no person has a number of her own but those that describe her situation.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from soepel.core.limits import phases as limit
from soepel.core.quantities import Pain, Sex, Side, Trouble
from soepel.core.record import Activity, Goal, Intake

FIRST_DAY: Final = date(2026, 3, 2)
"""A Monday; nothing depends on the year."""
PROGRAMME_DAYS: Final = limit.PROGRAMME_DAYS.value
"""Twelve weeks, in which strength, goals and a good responder's pain gain what they gain."""


@dataclass(frozen=True, slots=True)
class Nature:
    """How pain, load and effort hang together. Points are of the 0-10 scale.

    `made` means: made by hand for these courses, a judgement without a source. Section numbers
    are those of the evidence file.
    """

    noise: float = 0.7
    """SD of usual pain around its level. Section 8 gives ~1.0 (0.5-2.0) as remembered, low
    confidence; recorded diaries are quieter: 95 % of the changes from day to day are below
    1.2-1.5. With `memory` 0.4 an SD of 0.7 gives 1.5 there."""
    memory: float = 0.4
    """How much of yesterday's deviation stays, AR(1): section 8, 0.3-0.5, low confidence."""
    felt_in_exercise: float = 0.8
    """The part of this morning's pain that is felt during an exercise: made."""
    exercise_noise: float = 0.8
    """SD of pain during exercise: made."""
    reserve: float = 1.5
    """How many times the load that a body is used to it bears without reaction: made."""
    adapts: float = 0.15
    """How far a training day moves what a body is used to towards that day's load: made."""
    unlearns: float = 0.01
    """How much of what it is used to a body loses on a day without training: made."""
    overload_in_exercise: float = 3.0
    """Points of pain during exercise for a load of twice what is borne: made."""
    overload_next_morning: float = 2.0
    """The same, the next morning: made."""
    overload_lasts: float = 2.0
    """The same, for how long extra pain lasts: made."""
    lasting_noise: float = 0.6
    """SD of how long extra pain lasts, where 1 is two hours: made."""
    still_there: float = 2.0
    """How long extra pain lasts that is still there the next morning: made."""
    effort_least: float = 2.0
    """Effort (CR10) on the first rung of a ladder: made."""
    effort_climbed: float = 2.5
    """How much more effort the last rung takes: made."""
    effort_noise: float = 0.5
    """SD of effort: made."""
    much: float = 2.0
    """Points above its level that make pain a disturbing one: made."""
    disturbed: float = 0.7
    """The chance that such pain disturbs a day, or a night: made."""
    disturbed_else: float = 0.2
    """The same, when it is less: made."""
    taps: float = 0.98
    """The chance that a pain or effort tap is not forgotten: made."""
    stands_gained: float = 1.5
    """Chair stands gained in 12 weeks: section 8, PROHIP within groups, seen."""
    goal_gained: float = 2.0
    """Points that goals improve in 12 weeks: made."""


@dataclass(frozen=True, slots=True)
class Flaring:
    """A flare as an event of a life: it comes on a day, whatever the rules make of it."""

    day: int
    points: float = 3.0
    days: int = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A situation: what is true of a person's pain and habits. Days count from the intake."""

    name: str
    usual: float
    """Level of usual pain on the first day."""
    said: int | None = None
    """What the intake says instead of it."""
    after_twelve_weeks: float | None = None
    """The level that pain falls to in twelve weeks."""
    worse_a_week: float = 0.0
    jump: tuple[int, float] | None = None
    """A day from which pain is so much higher for good."""
    flares: tuple[Flaring, ...] = ()
    varies: bool = True
    """False: always the very same pain, whatever is done."""
    adherence: float = 0.9
    """The chance that a planned day of exercise is done. Section 8 has 0.80 a week, falling to
    0.45-0.6 (design); these persons keep at it, so that the table shows the rules."""
    diligence: float = 0.95
    """The chance that a check-in that is due is made."""
    days: frozenset[int] = frozenset(range(7))
    """Days of the week with time to exercise: 0 is Monday."""
    away: range = range(0)
    """Days of a holiday: no exercise, no diary."""
    diary_ends: int | None = None
    """The day of the first check-in that is never made."""
    nature: Nature = field(default_factory=Nature)

    def level(self, day: int) -> float:
        """Usual pain without noise, flares or reactions."""
        level = self.usual + self.worse_a_week * day / 7
        if self.after_twelve_weeks is not None:
            level += (self.after_twelve_weeks - self.usual) * min(day / PROGRAMME_DAYS, 1.0)
        if self.jump is not None and day >= self.jump[0]:
            level += self.jump[1]
        return level

    def flaring(self, day: int) -> float:
        """How much a flare adds on a day."""
        return max((f.points for f in self.flares if f.day <= day < f.day + f.days), default=0.0)

    @property
    def intake(self) -> Intake:
        """A woman of 67 with a hip on the left, a floor and a chair, and two goals."""
        return Intake(
            day=FIRST_DAY,
            affected=Side.LEFT,
            age=67,
            sex=Sex.WOMAN,
            usual=Pain(round(self.usual) if self.said is None else self.said),
            chair_stands=10,
            walking_minutes=15,
            goals=(Goal(Activity.WALKING, Trouble(6)), Goal(Activity.STAIRS, Trouble(7))),
            days=self.days,
        )


PEOPLE: Final = (
    Person("usual pain 2", 2),
    Person("usual 4", 4),
    Person("usual 6", 6),
    Person("usual 7", 7),
    Person("good responder 5 -> 2", 5, after_twelve_weeks=2),
    Person("poor adherence 50/50", 4, adherence=0.5, diligence=0.5),
    Person("worsening .25 a week", 2, worse_a_week=0.25),
    Person("two flares, days 30 and 58", 4, flares=(Flaring(30), Flaring(58))),
    Person("10-day holiday", 4, away=range(40, 50)),
    Person("never checks in", 4, diligence=0.0),
    Person("pain always 0", 0, varies=False),
    Person("twice a week", 4, days=frozenset({0, 3})),
    Person("once a week", 4, days=frozenset({0})),
    Person("intake says 2, truth 4", 4, said=2),
    Person("+2 for good at day 40", 4, jump=(40, 2.0)),
    Person("flare, diary stops at day 32", 4, flares=(Flaring(30),), diary_ends=32),
)
