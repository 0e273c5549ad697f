"""A life: every morning a check-in, the plan of the real rules, and what the person does with it.

Chance comes from one `random.Random` that is handed in: the same person and seed live the same
life. The rules are asked through their one door, `review`, with the entries of yesterday and today.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from soepel.core.exercises import Dose, Phase
from soepel.core.limits import evaluation as evaluation_limit
from soepel.core.limits import phases as limit
from soepel.core.plan import Plan, Prescription, Review
from soepel.core.programme import Programme, review, started
from soepel.core.quantities import Effort, Pain, Stiffness, Trouble
from soepel.core.record import (
    CheckIn,
    Entry,
    Evaluation,
    Exposure,
    ExtraPain,
    GoalScore,
    PhaseCheck,
    QuotaDone,
    Record,
)
from soepel.core.rules.turns import load_index
from soepel.core.rules.usual_pain import high_from
from soepel.core.state import State
from soepel.simulation.people import PROGRAMME_DAYS, Person

DAYS: Final = 112
WEEK: Final = limit.DAYS_PER_WEEK.value
EVALUATED_ON: Final = {week * WEEK: week for week in evaluation_limit.MOMENTS.value if week}
"""The day of each evaluation, and its week; the intake itself is week 0."""
WAKES, IS_TESTED, TRAINS, GOES_OUT = 8, 9, 10, 16
"""The hours at which a day's entries are made."""


@dataclass
class Body:
    """What the body of a person remembers from day to day."""

    deviation: float = 0.0
    """Of usual pain from its level."""
    used_to: float = 0.0
    """The load index of a training day that the body is used to; 0 before the first."""
    overload: float = 0.0
    """Of the last training day: how far above what is borne, as a share of it."""
    trained: date | None = None
    session: date | None = None
    """The last training day with more than the daily exercises."""
    answered: bool = True
    """The question about extra pain after the last training day was answered."""
    last_check_in: date | None = None
    pain: float = 0.0
    """Usual pain of this morning, not yet rounded to a tap."""


@dataclass
class Life:
    """A person living with a programme: the entries she makes, and the reviews she gets."""

    person: Person
    programme: Programme
    chance: Random
    state: State
    body: Body = field(default_factory=Body)
    entries: list[Entry] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    mornings: list[Plan] = field(default_factory=list)
    """The plan of each day as the person saw it, before she did anything."""
    today: list[Entry] = field(default_factory=list)
    yesterday: list[Entry] = field(default_factory=list)

    @property
    def record(self) -> Record:
        return Record(self.person.intake, tuple(self.entries))

    @property
    def day(self) -> date:
        """The day that is lived now."""
        return self.state.day + timedelta(days=1)

    @property
    def number(self) -> int:
        """Days since the intake."""
        return (self.day - self.person.intake.day).days


def lived(person: Person, seed: int, programme: Programme, days: int = DAYS) -> Life:
    """The life of a person over so many days."""
    record = Record(person.intake)
    life = Life(person, programme, Random(f"{person.name} {seed}"), started(record, programme))
    for _ in range(days):
        _one_day(life)
    return life


def _one_day(life: Life) -> None:
    life.yesterday, life.today = life.today, []
    wakes(life)
    life.today += checked_in(life)
    if life.number in EVALUATED_ON:
        life.today += evaluated(life, EVALUATED_ON[life.number])
    morning = reviewed(life)
    if morning.state.check.offered == life.day:
        life.today.append(phase_check(life))
        morning = reviewed(life)
    life.mornings.append(morning.plan)
    life.today += trained(life, morning.plan)
    evening = reviewed(life) if life.today else morning
    life.entries += life.today
    life.reviews.append(evening)
    life.state = evening.state


def reviewed(life: Life) -> Review:
    """What the rules make of today, from the entries made so far."""
    known = Record(life.person.intake, (*life.yesterday, *life.today))
    return review(known, life.day, life.programme, life.state)


# -- the morning ------------------------------------------------------------------------------


def wakes(life: Life) -> None:
    """A new morning, with its usual pain."""
    person, body, nature = life.person, life.body, life.person.nature
    level = person.level(life.number) + person.flaring(life.number)
    if not person.varies:
        body.pain = level
        return
    fresh = nature.noise * (1 - nature.memory**2) ** (1 / 2)
    body.deviation = nature.memory * body.deviation + life.chance.gauss(0, fresh)
    after = body.overload if body.trained == life.state.day else 0.0
    body.pain = level + body.deviation + nature.overload_next_morning * after


def tap(value: float) -> Pain:
    """Pain as it is tapped on the scale."""
    return Pain(max(0, min(Pain.most, round(value))))


def checked_in(life: Life, asked: bool = False) -> Iterator[CheckIn]:
    """This morning's check-in, if one is due, or asked for, and she makes it."""
    person, body, number = life.person, life.body, life.number
    stopped = person.diary_ends is not None and number >= person.diary_ends
    diligent = life.chance.random() < person.diligence
    if stopped or number in person.away or not diligent or not (asked or _due(life)):
        return
    body.last_check_in = life.day
    usual = tap(body.pain)
    high = usual >= high_from(life.state.usual, life.state.threshold)
    yield CheckIn(
        id=f"{life.day}-morning",
        day=life.day,
        known=_at(life, WAKES),
        usual=usual,
        extra=_extra_pain(life),
        stiffness=Stiffness(usual),
        kept_from_things=_disturbed(life) if high else None,
        slept_worse=_disturbed(life) if high else None,
        extra_painkillers=False if high else None,
    )


def _due(life: Life) -> bool:
    """Principle 10: daily in phases 1 and 2 and in flares; then after a session and once a week;
    in phase 4 once a week, after a session if there is one. After a high day the next one too."""
    state, last = life.state, life.body.last_check_in
    if state.phase <= Phase.MOBILITY_AND_CONTROL or state.flare is not None or last is None:
        return True
    if state.diary and state.diary[-1].high and state.diary[-1].day == state.day:
        return True
    silent = (life.day - last).days
    after_session = life.body.session == state.day
    if state.phase is Phase.STRENGTH_AND_CAPACITY:
        return after_session or silent >= WEEK
    return silent > WEEK or (silent == WEEK and after_session)


def _extra_pain(life: Life) -> ExtraPain | None:
    """The answer about the last training day, once."""
    body, nature = life.body, life.person.nature
    if body.answered:
        return None
    body.answered = True
    noise = life.chance.gauss(0, nature.lasting_noise) if life.person.varies else 0.0
    lasts = nature.overload_lasts * body.overload + noise
    if lasts > nature.still_there:
        return ExtraPain.STILL_THERE
    return ExtraPain.LONGER_BUT_GONE if lasts > 1 else ExtraPain.GONE_WITHIN_TWO_HOURS


def _disturbed(life: Life) -> bool:
    nature = life.person.nature
    much = life.body.pain >= life.person.level(life.number) + nature.much
    return life.chance.random() < (nature.disturbed if much else nature.disturbed_else)


# -- the day ----------------------------------------------------------------------------------


def trained(life: Life, plan: Plan) -> list[Entry]:
    """The exercises and quotas of today, if there is time and will for them."""
    person, number = life.person, life.number
    able = life.day.weekday() in person.days and number not in person.away
    willing = life.chance.random() < person.adherence
    if plan.paused or not able or not willing or not plan.asked:
        rests(life)
        return []
    loads(life, plan)
    done: list[Entry] = [_performed(life, asked) for asked in plan.asked]
    done += [
        QuotaDone(
            id=f"{life.day}-quota-{quota.activity}",
            day=life.day,
            known=_at(life, GOES_OUT),
            activity=quota.activity,
            amount=quota.minutes or person.intake.walking_minutes or 0,
            pain=_pain_during(life),
        )
        for quota in plan.quotas
    ]
    return done


def loads(life: Life, plan: Plan) -> None:
    """What today's load is against what the body bears; the body gets used to it."""
    body, nature = life.body, life.person.nature
    load = sum(_load(life, asked) for asked in plan.asked)
    body.used_to = body.used_to or load
    body.overload = max(load / (nature.reserve * body.used_to) - 1, 0.0)
    if not life.person.varies:
        body.overload = 0.0
    body.used_to += nature.adapts * (load - body.used_to)
    body.trained, body.answered = life.day, False
    if plan.session:
        body.session = life.day


def rests(life: Life) -> None:
    """A day without exercise: the body forgets a little of what it is used to."""
    life.body.used_to *= 1 - life.person.nature.unlearns


def _load(life: Life, asked: Prescription) -> float:
    """The load index of what is asked, on all legs it loads."""
    exercise = life.programme.exercises[asked.exercise]
    whole = load_index(exercise, Dose(asked.rung, asked.sets))
    return whole * asked.amount / exercise.amount_at(asked.rung) * len(asked.side.legs)


def _performed(life: Life, asked: Prescription) -> Exposure:
    taps = life.person.nature.taps
    during, effort = _pain_during(life), _effort(life, asked)
    return Exposure(
        id=f"{life.day}-{asked.exercise}-{asked.side}",
        day=life.day,
        known=_at(life, TRAINS),
        exercise=asked.exercise,
        side=asked.side,
        pain=during if life.chance.random() < taps else None,
        effort=effort if life.chance.random() < taps else None,
    )


def _pain_during(life: Life) -> Pain:
    nature, pain = life.person.nature, life.body.pain
    if not life.person.varies:
        return tap(nature.felt_in_exercise * pain)
    reaction = nature.overload_in_exercise * life.body.overload
    noise = life.chance.gauss(0, nature.exercise_noise)
    return tap(nature.felt_in_exercise * pain + reaction + noise)


def _effort(life: Life, asked: Prescription) -> Effort:
    nature, exercise = life.person.nature, life.programme.exercises[asked.exercise]
    climbed = (asked.rung - 1) / max(exercise.top - 1, 1)
    noise = life.chance.gauss(0, nature.effort_noise)
    effort = nature.effort_least + nature.effort_climbed * climbed + noise
    return Effort(max(0, min(Effort.most, round(effort))))


# -- tests ------------------------------------------------------------------------------------


def phase_check(life: Life) -> PhaseCheck:
    """The phase check, with a pelvic hold that is long enough."""
    return PhaseCheck(
        id=f"{life.day}-check",
        day=life.day,
        known=_at(life, IS_TESTED),
        chair_stands=_chair_stands(life),
        hold_left=limit.CHECK_HOLD.value,
        hold_right=limit.CHECK_HOLD.value,
    )


def evaluated(life: Life, week: int) -> list[Entry]:
    """The evaluation of a week: pain, chair stands and the goals."""
    person = life.person
    evaluation = Evaluation(
        id=f"{life.day}-evaluation",
        day=life.day,
        known=_at(life, IS_TESTED),
        week=week,
        pain=tap(person.level(life.number)),
        chair_stands=_chair_stands(life),
    )
    gained = person.nature.goal_gained * min(life.number / PROGRAMME_DAYS, 1.0)
    goals = [
        GoalScore(
            id=f"{life.day}-goal-{goal.activity}",
            day=life.day,
            known=_at(life, IS_TESTED),
            activity=goal.activity,
            trouble=Trouble(max(0, round(goal.trouble - gained))),
        )
        for goal in person.intake.goals
    ]
    return [evaluation, *goals]


def _chair_stands(life: Life) -> int:
    start = life.person.intake.chair_stands or 0
    gained = life.person.nature.stands_gained * min(life.number / PROGRAMME_DAYS, 1.0)
    return round(start + gained)


def _at(life: Life, hour: int) -> datetime:
    return datetime.combine(life.day, time(hour))
