"""Limits of the screening (SCR): the tiers, the criteria of hip osteoarthritis, what resolves."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit
from soepel.core.evidence.guidelines import (
    ALTMAN_1991,
    GPONLINE_RED_FLAGS,
    KNGF,
    NHS_GLOUCESTERSHIRE,
    NICE,
    NOV,
    THERAPEUTIC_GUIDELINES_AU,
)
from soepel.core.rule import Rule
from soepel.core.screening import TIER_OF, Place, Tier

_CHECKED: Final = date(2026, 11, 23)
_TIERS: Final = Judgement(
    decision="2026-11-23-screening-tiers",
    draws_on=(
        GPONLINE_RED_FLAGS,
        KNGF,
        NHS_GLOUCESTERSHIRE,
        NICE,
        THERAPEUTIC_GUIDELINES_AU,
    ),
)
_ACR_1: Final = Basis(ALTMAN_1991, "clinical tree, set 1", _CHECKED)
_ACR_2: Final = Basis(ALTMAN_1991, "clinical tree, set 2", _CHECKED)
_NICE: Final = Basis(NICE, "diagnosis without imaging", _CHECKED)
_NOV: Final = Basis(NOV, "diagnostics of hip or knee osteoarthritis", _CHECKED)

TIERS: Final = Limit(
    value=TIER_OF,
    meaning="the tier that each red flag and each trigger raises",
    because=_TIERS,
    rules=(Rule.SCR_1, Rule.STEP_0),
)
OPEN_QUESTION: Final = Limit(
    value=Tier.T3,
    meaning="the least urgent tier while a red-flag question is open or answered with don't know",
    because=_TIERS,
    rules=(Rule.SCR_1,),
)
NOT_TYPICAL: Final = Limit(
    value=Tier.T3,
    meaning="the least urgent tier of a complaint that fits none of the criteria",
    because=_TIERS,
    rules=(Rule.SCR_1, Rule.SCR_2),
)
THERAPIST_LED: Final = Limit(
    value=Tier.T3,
    meaning="the least urgent tier with a recent prosthesis or a surgery date",
    because=_TIERS,
    rules=(Rule.SCR_1, Rule.SCR_4),
)
RESOLVED_BY_PERSON: Final = Limit(
    value=Tier.T2,
    meaning="where an emergency or same-day flag stays that only the person resolved",
    because=_TIERS,
    rules=(Rule.SCR_1,),
)
HIGH_FEVER: Final = Limit(
    value=38.5,
    meaning="the temperature from which severe hip pain is an emergency",
    because=_TIERS,
    rules=(Rule.SCR_1,),
    unit="°C",
)
LONG_STIFFNESS: Final = Limit(
    value=60,
    meaning="morning stiffness longer than this asks for the GP",
    because=_TIERS,
    rules=(Rule.SCR_1,),
    unit="minutes",
)
LOWEST_TYPICAL_AGE: Final = Limit(
    value=45,
    meaning="someone younger than this sees the GP first",
    because=_TIERS,
    rules=(Rule.SCR_1,),
    unit="years",
)
GIRDLE_PAIN_AGE: Final = Limit(
    value=50,
    meaning="shoulder and hip girdle pain with stiffness counts above this age",
    because=_TIERS,
    rules=(Rule.SCR_1,),
    unit="years",
)
GROIN_PLACES: Final = Limit(
    value=frozenset({Place.GROIN, Place.FRONT_OF_THIGH}),
    meaning="where pain of the joint itself is felt",
    because=Basis(THERAPEUTIC_GUIDELINES_AU, "hip pain: place of pain", _CHECKED),
    rules=(Rule.SCR_1, Rule.SCR_3),
)
PATTERN_PLACES: Final = Limit(
    value=frozenset({Place.GROIN, Place.FRONT_OF_THIGH, Place.BUTTOCK}),
    meaning="the recognisable places of hip osteoarthritis",
    because=_TIERS,
    rules=(Rule.SCR_2,),
)
MOST_UNMET_FOR_PARTLY: Final = Limit(
    value=1,
    meaning="how many parts of a pattern may be missing when a complaint fits partly",
    because=_TIERS,
    rules=(Rule.SCR_2,),
)
NICE_LEAST_AGE: Final = Limit(
    value=45,
    meaning="the lowest age of the NICE criteria",
    because=_NICE,
    rules=(Rule.SCR_2,),
    unit="years",
)
NICE_LONGEST_STIFFNESS: Final = Limit(
    value=30,
    meaning="the longest morning stiffness of the NICE criteria",
    because=_NICE,
    rules=(Rule.SCR_2,),
    unit="minutes",
)
NOV_LEAST_AGE: Final = Limit(
    value=45,
    meaning="the lowest age of the NOV criteria",
    because=_NOV,
    rules=(Rule.SCR_2,),
    unit="years",
)
NOV_STIFFNESS_BELOW: Final = Limit(
    value=30,
    meaning="morning stiffness stays below this in the NOV criteria",
    because=_NOV,
    rules=(Rule.SCR_2,),
    unit="minutes",
)
ACR_ROTATION: Final = Limit(
    value=15,
    meaning="internal rotation from which set 1 of the ACR criteria can hold, and below it set 2",
    because=_ACR_1,
    rules=(Rule.SCR_2,),
    unit="degrees",
)
ACR_LONGEST_STIFFNESS: Final = Limit(
    value=60,
    meaning="the longest morning stiffness of set 1 of the ACR criteria",
    because=_ACR_1,
    rules=(Rule.SCR_2,),
    unit="minutes",
)
ACR_AGE_ABOVE: Final = Limit(
    value=50,
    meaning="set 1 of the ACR criteria holds above this age",
    because=_ACR_1,
    rules=(Rule.SCR_2,),
    unit="years",
)
ACR_HIGHEST_ESR: Final = Limit(
    value=45,
    meaning="the highest sedimentation rate of set 2 of the ACR criteria",
    because=_ACR_2,
    rules=(Rule.SCR_2,),
    unit="mm/h",
)
ACR_MOST_FLEXION: Final = Limit(
    value=115,
    meaning="the most hip flexion of set 2 of the ACR criteria, without a sedimentation rate",
    because=_ACR_2,
    rules=(Rule.SCR_2,),
    unit="degrees",
)
YEARS_AFTER_PROSTHESIS: Final = Limit(
    value=1,
    meaning="how long after a hip operation a therapist leads, the anniversary included",
    because=_TIERS,
    rules=(Rule.SCR_4,),
    unit="years",
)
