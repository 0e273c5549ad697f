"""Limits of the phases: typical times, exits, the phase check, and being stuck."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit
from soepel.core.evidence.guidelines import KNGF
from soepel.core.evidence.performance_tests import WRIGHT_2011
from soepel.core.evidence.questionnaires import KJELDSEN_PROHIP
from soepel.core.exercises import Kind, Phase
from soepel.core.quantities import Pain
from soepel.core.rule import Rule

CHECKED: Final = date(2026, 11, 23)
OURS: Final = Judgement(decision="2026-11-23-phases")

TYPICAL_WEEKS: Final = Limit(
    {
        Phase.CALM_DOWN: 3,
        Phase.MOBILITY_AND_CONTROL: 5,
        Phase.STRENGTH_AND_CAPACITY: 8,
    },
    "the upper end of the typical time in each phase",
    OURS,
    (Rule.PH_4,),
    "weeks",
)
STUCK_AFTER: Final = Limit(
    1.5, "how many times the typical time makes a person stuck", OURS, (Rule.PH_4,), "times"
)
DAYS_PER_WEEK: Final = Limit(
    7, "days in a week", Judgement("2026-11-23-phases", needs_sign_off=False), unit="days"
)

DAYS: Final = Limit(
    {
        Phase.CALM_DOWN: 5,
        Phase.MOBILITY_AND_CONTROL: 10,
        Phase.STRENGTH_AND_CAPACITY: 28,
        Phase.FUNCTIONAL: 28,
    },
    "the fewest days in each phase",
    OURS,
    (Rule.PH_1,),
    "days",
)
DAYS_SHORT_EXIT: Final = Limit(
    3, "the fewest days in phase 1 by the short exit", OURS, (Rule.PH_1,), "days"
)
SESSIONS: Final = Limit(
    3, "the last sessions of phase 1 that must be without a red", OURS, (Rule.PH_1,), "sessions"
)
SESSIONS_SHORT_EXIT: Final = Limit(2, "the same, by the short exit", OURS, (Rule.PH_1,), "sessions")
CALM_PAIN: Final = Limit(Pain(5), "the most usual pain of a calm day", OURS, (Rule.PH_1,), "NRS")
CALM_ABOVE_ANCHOR: Final = Limit(
    1, "how far above the anchor a calm day may lie, later on", OURS, (Rule.PH_1,), "points"
)
CALM_BY_ANCHOR_FROM: Final = Limit(
    14, "from which day of the programme the anchor counts for that", OURS, (Rule.PH_1,), "days"
)
CALM_DAYS: Final = Limit(
    3, "calm days among the last ones for a next phase", OURS, (Rule.PH_1,), "days"
)
CALM_DAYS_OF: Final = Limit(
    4, "the last calendar days that are looked at", OURS, (Rule.PH_1,), "days"
)
SHARE_READY: Final = Limit(
    2 / 3, "the part of the exercises that must be ready for a next phase", OURS, (Rule.PH_1,)
)
READY_LEVEL: Final = Limit(
    2, "the level that exercises of phase 2 should have reached", OURS, (Rule.PH_1,)
)
BY_TIME: Final = Limit(
    {Phase.MOBILITY_AND_CONTROL: 28, Phase.STRENGTH_AND_CAPACITY: 42},
    "days after which calm sessions are enough for a next phase",
    OURS,
    (Rule.PH_1,),
    "days",
)
BY_TIME_SESSIONS: Final = Limit(
    6, "the last sessions that must then be without a red", OURS, (Rule.PH_1,), "sessions"
)
BY_TIME_WITHOUT_DRIFT: Final = Limit(
    14, "days without a drift hold that are then needed", OURS, (Rule.PH_1,), "days"
)
STRENGTH_SETS: Final = Limit(3, "sets that show strength", OURS, (Rule.PH_1,), "sets")
STRENGTH_REPETITIONS: Final = Limit(
    10, "repetitions that show strength", OURS, (Rule.PH_1,), "repetitions"
)
STRENGTH_SHARE: Final = Limit(
    0.6,
    "the part of the one-repetition maximum that shows strength",
    Basis(KNGF, "FITT: strength at 60-80 % of 1RM", CHECKED),
    (Rule.PH_1,),
)
STANDS_GAINED: Final = Limit(
    2,
    "chair stands gained that matter",
    Basis(WRIGHT_2011, "30 s chair stand, smallest important change", CHECKED),
    (Rule.PH_1,),
    "stands",
)
GOAL_GAINED: Final = Limit(2, "points that a goal must have improved", OURS, (Rule.PH_1,), "points")
HOOS_GAINED: Final = Limit(
    10,
    "points that a HOOS scale must have improved",
    Basis(KJELDSEN_PROHIP, "minimal important change of the scales, 6-10", CHECKED),
    (Rule.PH_1,),
    "points",
)
PROGRAMME_DAYS: Final = Limit(
    84,
    "days of the programme before maintenance",
    Basis(KNGF, "FITT: 8-12 weeks", CHECKED),
    (Rule.PH_1,),
    "days",
)
RESTART_AFTER: Final = Limit(
    28, "days without any exercise after which a restart is offered", OURS, (Rule.PH_1,), "days"
)

CHECK_EVERY: Final = Limit(7, "how often the phase check is offered", OURS, (Rule.PH_2,), "days")
CHECK_SLACK: Final = Limit(
    1, "how far below the baseline a phase check may be", OURS, (Rule.PH_2,), "stands"
)
CHECK_HOLD: Final = Limit(15, "how long the pelvis is held per side", OURS, (Rule.PH_2,), "seconds")

NEW_PER_SESSION: Final = Limit(
    2, "new exercises that may enter on a session day", OURS, (Rule.PH_3,), "exercises"
)
DAILY_KINDS: Final = Limit(
    {
        Phase.CALM_DOWN: frozenset[Kind](),
        Phase.MOBILITY_AND_CONTROL: frozenset({Kind.MOBILITY, Kind.GAIT}),
        Phase.STRENGTH_AND_CAPACITY: frozenset({Kind.MOBILITY}),
        Phase.FUNCTIONAL: frozenset({Kind.MOBILITY}),
        Phase.MAINTENANCE: frozenset({Kind.MOBILITY}),
    },
    "what is done every day, outside sessions; in phase 1 the daily mobility is the session",
    OURS,
    (Rule.PH_1,),
)
SESSIONS_A_WEEK: Final = Limit(
    {
        Phase.CALM_DOWN: 7,
        Phase.MOBILITY_AND_CONTROL: 5,
        Phase.STRENGTH_AND_CAPACITY: 3,
        Phase.FUNCTIONAL: 3,
        Phase.MAINTENANCE: 2,
    },
    "the most sessions in a week",
    Judgement("2026-11-23-phases", draws_on=(KNGF,)),
    (Rule.PH_1,),
    "sessions",
)
DAYS_BETWEEN_SESSIONS: Final = Limit(
    {
        Phase.CALM_DOWN: 1,
        Phase.MOBILITY_AND_CONTROL: 1,
        Phase.STRENGTH_AND_CAPACITY: 2,
        Phase.FUNCTIONAL: 2,
        Phase.MAINTENANCE: 2,
    },
    "the fewest days from one session to the next: strength rests 48 hours",
    Judgement("2026-11-23-phases", draws_on=(KNGF,)),
    (Rule.PH_1, Rule.PACE_2),
    "days",
)
HIGH_PAIN: Final = Limit(
    6, "the anchor from which the therapist is told of high pain", OURS, (Rule.PH_4,), "NRS"
)
FLARE_PLAN_DAY: Final = Limit(
    14, "the day on which the person writes her own flare plan", OURS, (Rule.PH_6,), "days"
)
