"""Limits of the attention list."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit
from soepel.core.evidence.guidelines import CZ_REIMBURSEMENT
from soepel.core.quantities import Trouble
from soepel.core.reasons import Code
from soepel.core.rule import Rule

CHECKED: Final = date(2026, 11, 23)
OURS: Final = Judgement(decision="2026-11-23-attention")

FLARE_DAYS: Final = Limit(
    3, "days after which a flare that does not fall is shown", OURS, (Rule.ATT,), "days"
)
FALLING_ENTRIES: Final = Limit(
    3, "entries whose median is compared with as many before", OURS, (Rule.ATT,)
)
NO_DIARY: Final = Limit(
    5, "days without diary, where one is due daily, that are shown", OURS, (Rule.ATT,), "days"
)
NO_DIARY_WEEKLY: Final = Limit(
    14, "the same, where a diary is due once a week", OURS, (Rule.ATT,), "days"
)
ON_HOLD: Final = Limit(14, "days without any rise that are shown", OURS, (Rule.ATT,), "days")
RAISED_AGAIN: Final = Limit(
    14,
    "days after which a closed item comes back while its reason holds",
    OURS,
    (Rule.ATT,),
    "days",
)
VISITS_REIMBURSED: Final = Limit(
    12,
    "reimbursed visits for hip and knee together",
    Basis(CZ_REIMBURSEMENT, "basic insurance since 2018; later policy not verified", CHECKED),
    (Rule.ATT,),
    "visits",
)
VISITS_LEFT: Final = Limit(2, "visits left that are shown", OURS, (Rule.ATT,), "visits")
VISITS_WITHIN: Final = Limit(
    365,
    "days in which those visits are counted",
    Basis(CZ_REIMBURSEMENT, "basic insurance since 2018; later policy not verified", CHECKED),
    (Rule.ATT,),
    "days",
)
GOAL_REACHED: Final = Limit(
    Trouble(1), "the most trouble with a goal that is reached", OURS, (Rule.ATT,), "0-10"
)
HIGH_PAIN_FIRST_DAYS: Final = Limit(
    7, "the first days in which high pain is shown", OURS, (Rule.ATT, Rule.PH_4), "days"
)
ON_A_WORKING_DAY: Final = Limit(
    frozenset({Code.ATT_TARGET_AT_REST}),
    "items that are due on the next working day",
    OURS,
    (Rule.ATT,),
)
WEEKEND_FROM: Final = Limit(
    5,
    "the first day of the weekend, where Monday is 0",
    Judgement("2026-11-23-attention", needs_sign_off=False),
    (Rule.ATT,),
    "day of the week",
)
DUE: Final = Limit(
    {
        Code.ATT_RED_FLAG: 0,
        Code.ATT_FLARE_CONTACT: 0,
        Code.ATT_FLARE_NOT_FALLING: 2,
        Code.ATT_FLARE_UNRESOLVED: 1,
        Code.ATT_NO_DIARY: 2,
        Code.ATT_TARGET_AT_REST: 1,
        Code.ATT_THREE_SUSPECTS: 2,
        Code.ATT_CEILING: 7,
        Code.ATT_ON_HOLD: 7,
        Code.ATT_STUCK: 7,
        Code.ATT_HIGH_PAIN: 2,
        Code.ATT_DRIFT: 2,
        Code.ATT_ANCHOR_RESET: 7,
        Code.ATT_PHASE_READY: 2,
        Code.ATT_CHECK_WAIVED: 7,
        Code.ATT_ONE_PHASE_BACK: 2,
        Code.ATT_EVALUATION_DUE: 7,
        Code.ATT_NO_IMPROVEMENT: 7,
        Code.ATT_VISITS: 14,
        Code.ATT_HEAVY_DAYS: 2,
        Code.ATT_GOAL_REACHED: 7,
        Code.ATT_BELOW_BOUNDS: 2,
        Code.ATT_ONCE_A_WEEK: 7,
        Code.ATT_TARGET_UNCOVERED: 2,
        Code.ATT_PAUSED_LONG: 7,
        Code.ATT_TESTS_AGAIN: 7,
    },
    "days within which each item asks to be looked at",
    OURS,
    (Rule.ATT,),
    "days",
)
