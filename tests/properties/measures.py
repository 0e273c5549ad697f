"""Hazards of measuring: norms outside their range, and doses from tests that cannot be used."""

from collections.abc import Callable
from math import floor
from random import Random

from soepel.core.exercises import Phase
from soepel.core.instruments import chair_stand, gait_speed, six_minute_walk, timed_up_and_go
from soepel.core.instruments.instrument import NoNorm, Norm
from soepel.core.instruments.person import Person
from soepel.core.quantities import Sex
from soepel.core.reasons import Code
from soepel.core.record import Evaluation
from tests.properties.doses import exercise
from tests.properties.histories import History
from tests.properties.properties import Property, Verdicts

NORMS: dict[str, tuple[int, int, Callable[[Person], Norm | NoNorm]]] = {
    "chair stand": (60, 94, lambda who: chair_stand.norm(12, who)),
    "comfortable gait": (20, 79, lambda who: gait_speed.norm(gait_speed.Pace.COMFORTABLE, who)),
    "fast gait": (20, 79, lambda who: gait_speed.norm(gait_speed.Pace.FAST, who)),
    "timed up and go": (60, 99, lambda who: timed_up_and_go.norm(9.0, who)),
    "six-minute walk": (40, 80, lambda who: six_minute_walk.norm(400.0, who, (170.0, 70.0))),
}
"""The ages that each norm was drawn from, and the norm."""


def no_norm_is_invented(history: History) -> Verdicts:
    """Outside the ages of a norm there is none."""
    random = Random(history.life.seed)
    for name, (youngest, oldest, norm) in NORMS.items():
        age = random.choice((random.randint(18, 110), youngest - 1, oldest + 1))
        if not youngest <= age <= oldest:
            found = norm(Person(age, random.choice(list(Sex))))
            yield None if isinstance(found, NoNorm) else f"H11 {name} of age {age}: {found}"


def no_norm_no_third_phase(history: History) -> Verdicts:
    """Without a norm for that age nobody starts in phase 3 but by the therapist."""
    intake = history.intake
    if 60 <= intake.age <= 94 or intake.phase is not None or not history.days:
        return
    first = history.days[0].before.phase
    yield None if first < Phase.STRENGTH_AND_CAPACITY else f"H11 age {intake.age} starts in {first}"


def no_load_from_a_bad_test(history: History) -> Verdicts:
    """After an absurd or painful test the load still comes from the last usable one."""
    known = dict(history.intake.one_rm)
    refused: set[str] = set()
    for day in history.days:
        for evaluation in day.today.of(Evaluation):
            for id_, kilograms in evaluation.one_rm.items():
                before = known.get(id_)
                painful = id_ in evaluation.painful_tests
                if painful or (before is not None and kilograms > 1.5 * before):
                    refused.add(id_)
                    told = {r.code for r in day.review.reasons}
                    yield None if Code.INT_TEST_NOT_USED in told else f"H16 {day.date} {id_} unsaid"
                else:
                    known[id_] = kilograms
        for asked in day.review.plan.asked:
            if asked.exercise in refused and asked.load is not None:
                share = exercise(asked.exercise).level(asked.rung).share_of_1rm or 0
                most = floor(known[asked.exercise] * share * 2) / 2
                yield None if asked.load <= most else f"H16 {day.date} {asked} above {most} kg"


MEASURES = (
    Property("H11 norms", "no norm is invented outside its ages", no_norm_is_invented),
    Property("H11 phase", "without a norm nobody starts in phase 3", no_norm_no_third_phase),
    Property("H16", "no load comes from an absurd or painful test", no_load_from_a_bad_test),
)
