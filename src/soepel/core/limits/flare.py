"""Limits of the flare rule."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit
from soepel.core.evidence.pain_monitoring import PARRY_2020
from soepel.core.quantities import Pain
from soepel.core.rule import Rule
from soepel.core.state import Stage

CHECKED: Final = date(2026, 11, 23)
OURS: Final = Judgement(decision="2026-11-23-flare-rule")

HIGH_DAYS_APART: Final = Limit(
    3, "how far apart two high days may lie to start a flare", OURS, (Rule.FL_1,), "days"
)
HIGH_DAYS_DISTURBED: Final = Limit(
    2, "high days running that start a flare if they disturb daily life", OURS, (Rule.FL_1,)
)
HIGH_DAYS: Final = Limit(3, "high days that start a flare whatever the answers", OURS, (Rule.FL_1,))
HIGH_DAYS_WITHIN: Final = Limit(
    14, "within how many days those high days lie", OURS, (Rule.FL_1,), "days"
)
FIRST_DAYS: Final = Limit(
    3, "how long the first, calmest part of a flare plan lasts", OURS, (Rule.FL_3,), "days"
)
HALF: Final = Limit(
    0.5, "the part of isometrics, and later of strength sets, kept in a flare", OURS, (Rule.FL_3,)
)
QUOTA_SHARE: Final = Limit(0.6, "the part of a quota kept in a flare", OURS, (Rule.FL_3,))
CALM_DAYS: Final = Limit(
    2, "calendar days running at usual pain that end a flare", OURS, (Rule.FL_4,), "days"
)
CALM_ABOVE_USUAL: Final = Limit(
    1, "how far above usual pain may be on such a day", OURS, (Rule.FL_4,), "points"
)
ASK_AFTER: Final = Limit(
    5,
    "days without diary after which the app asks whether it is as usual again",
    OURS,
    (Rule.FL_4,),
    "days",
)
UNRESOLVED_AFTER: Final = Limit(
    14, "how long a flare may last before it is called unresolved", OURS, (Rule.FL_4,), "days"
)
SCREENED_EVERY: Final = Limit(
    7,
    "how often the red-flag questions come back while a flare is unresolved",
    OURS,
    (Rule.FL_2, Rule.FL_4),
    "days",
)
STAGE_SHARE: Final = Limit(
    {Stage.BACK_AT_60: 60, Stage.BACK_AT_80: 80, Stage.BACK_AT_100: 100},
    "the part of the old dose in each stage of the way back",
    OURS,
    (Rule.FL_4, Rule.STEP_1),
    "%",
)
STAGE_EXPOSURES: Final = Limit(
    2, "good days of exercise in each stage of the way back", OURS, (Rule.FL_4,)
)
LONG: Final = Limit(
    8,
    "how long a flare may last before contact is advised",
    Basis(PARRY_2020, "median duration of 8 days (2-30), knee", CHECKED),
    (Rule.FL_5, Rule.PH_5),
    "days",
)
SEVERE: Final = Limit(
    Pain(8), "the least pain for which contact is advised", OURS, (Rule.FL_5,), "NRS"
)
SEVERE_ABOVE_ANCHOR: Final = Limit(
    2, "and how far above the anchor it lies at least", OURS, (Rule.FL_5,), "points"
)
NIGHTS: Final = Limit(
    3, "nights running with pain for which contact is advised", OURS, (Rule.FL_5,), "nights"
)
FLARES: Final = Limit(
    3, "flares in the last months for which contact is advised", OURS, (Rule.FL_5,)
)
FLARES_WITHIN: Final = Limit(
    90, "within how many days those flares lie", OURS, (Rule.FL_5,), "days"
)
FLARES_FOR_A_PHASE_BACK: Final = Limit(
    2, "flares after which one phase back is suggested", OURS, (Rule.PH_5,)
)
FLARES_CLOSE_TOGETHER: Final = Limit(
    28, "within how many days those flares lie", OURS, (Rule.PH_5,), "days"
)
