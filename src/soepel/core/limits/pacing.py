"""Limits of the day strategy."""

from typing import Final

from soepel.core.evidence import Judgement, Limit, Mark
from soepel.core.evidence.programmes import BOSSEN_2013, MURPHY_PACING
from soepel.core.exercises import Phase
from soepel.core.quantities import Pain
from soepel.core.record import Activity, DailyLoad
from soepel.core.rule import Rule

OURS: Final = Judgement(decision="2026-11-23-pacing")
REMEMBERED: Final = Judgement("2026-11-23-pacing", Mark.MEMORY_MEDIUM, (BOSSEN_2013, MURPHY_PACING))

MEASURED_DAYS: Final = Limit(
    3, "ordinary days that are measured first", REMEMBERED, (Rule.PACE_1,), "days"
)
START_SHARE: Final = Limit(
    0.75, "the part of that mean at which a quota starts", REMEMBERED, (Rule.PACE_1,)
)
GROWTH: Final = Limit(0.10, "how much a quota grows in a step", OURS, (Rule.PACE_1,))
STEP_DAYS: Final = Limit(2, "days that a quota lasts at least", OURS, (Rule.PACE_1,), "days")
PAIN: Final = Limit(
    Pain(5), "the most pain with which a quota may grow", OURS, (Rule.PACE_1,), "NRS"
)
OVER_HOLDS: Final = Limit(
    2, "too painful days that hold a quota, until as many are not", OURS, (Rule.PACE_1,)
)
GOAL_MINUTES: Final = Limit(
    {
        Phase.CALM_DOWN: 30,
        Phase.MOBILITY_AND_CONTROL: 30,
        Phase.STRENGTH_AND_CAPACITY: 30,
        Phase.FUNCTIONAL: 60,
        Phase.MAINTENANCE: 60,
    },
    "the minutes at which a quota stops growing",
    OURS,
    (Rule.PACE_1,),
    "minutes",
)
QUOTA_ACTIVITIES: Final = Limit(
    frozenset(
        {
            Activity.WALKING,
            Activity.CYCLING,
            Activity.WATER,
            Activity.HOUSEWORK,
            Activity.GARDENING,
            Activity.WORK,
            Activity.HOBBY,
            Activity.SPORT,
        }
    ),
    "the activities that are built up by a quota",
    OURS,
    (Rule.PACE_1,),
)
MEASURED_AGAIN_AFTER: Final = Limit(
    28,
    "days without an activity after which it is measured again",
    OURS,
    (Rule.PACE_1, Rule.STEP_9),
    "days",
)
HEAVY_DAYS: Final = Limit(
    3, "heavy days running that call the therapist", OURS, (Rule.PACE_2,), "days"
)
MOMENTS: Final = Limit(
    {DailyLoad.QUIET: 5, DailyLoad.USUAL: 4, DailyLoad.HEAVY: 3},
    "movement moments in a day, by what the day asks",
    OURS,
    (Rule.PACE_2, Rule.PACE_3),
    "moments",
)
