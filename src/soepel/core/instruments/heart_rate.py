"""How hard endurance training may be: by heart rate, or by effort where that says too little."""

from datetime import date
from typing import Final, NamedTuple

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.guidelines import KNGF
from soepel.core.evidence.performance_tests import TANAKA
from soepel.core.instruments.answers import whole_value
from soepel.core.instruments.person import AGE
from soepel.core.quantities import Effort
from soepel.core.rule import Rule

_AEROBIC: Final = Basis(KNGF, "FITT, aerobic intensity", date(2026, 11, 23))
_BORG: Final = Judgement("2026-11-23-instruments", draws_on=(KNGF,))

HIGHEST: Final = Limit(
    (208.0, 0.7),
    "Tanaka's numbers of the highest heart rate: 208 - 0.7 x age",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (TANAKA,)),
    (Rule.INT_3,),
    "beats per minute",
)
UNACCUSTOMED: Final = Limit(
    (0.4, 0.6),
    "the shares of the highest heart rate between which an unaccustomed person trains",
    _AEROBIC,
    (Rule.INT_3,),
)
ACCUSTOMED: Final = Limit(
    0.6,
    "the share of the highest heart rate above which an accustomed person trains",
    _AEROBIC,
    (Rule.INT_3,),
)
UNACCUSTOMED_EFFORT: Final = Limit(
    (Effort(3), Effort(4)),
    "the effort of an unaccustomed person: Borg 12 to 13 as CR10",
    _BORG,
    (Rule.INT_3,),
    "CR10",
)
ACCUSTOMED_EFFORT: Final = Limit(
    (Effort(4), Effort(7)),
    "the effort of an accustomed person: Borg 14 to 17 as CR10",
    _BORG,
    (Rule.INT_3,),
    "CR10",
)


class HeartRateZone(NamedTuple):
    """Beats per minute. Without a highest the zone is open: harder than the lowest."""

    lowest: float
    highest: float | None


class EffortZone(NamedTuple):
    """Effort on the CR10 scale, both ends included."""

    lowest: Effort
    highest: Effort


def highest_heart_rate(age: int) -> float:
    """Beats per minute by Tanaka. Raises ScoringError for an age that is not an adult's."""
    start, per_year = HIGHEST.value
    return start - per_year * whole_value("age", age, *AGE.value)


def aerobic_zone(age: int, accustomed: bool, beta_blocker: bool) -> HeartRateZone | EffortZone:
    """Where to train. A beta-blocker holds the heart rate down: then it is effort, never beats."""
    if beta_blocker:
        return EffortZone(*(ACCUSTOMED_EFFORT if accustomed else UNACCUSTOMED_EFFORT).value)
    highest = highest_heart_rate(age)
    if accustomed:
        return HeartRateZone(ACCUSTOMED.value * highest, None)
    low, high = UNACCUSTOMED.value
    return HeartRateZone(low * highest, high * highest)
