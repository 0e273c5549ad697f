"""One-repetition maximum (1RM), estimated from a load that was lifted several times."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.guidelines import KNGF
from soepel.core.evidence.performance_tests import BRZYCKI_EPLEY
from soepel.core.instruments.answers import checked, whole_value
from soepel.core.limits.starting_point import ABSURD_1RM
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_OURS: Final = Judgement("2026-11-23-instruments")
_FORMULAS: Final = Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (BRZYCKI_EPLEY,))
_INTENSITY: Final = Basis(KNGF, "FITT, strength intensity", _CHECKED)

LOADS: Final = Limit(
    (0.5, 500.0), "the loads that are taken as measured rightly", _OURS, (Rule.INT_3,), "kg"
)
BRZYCKI: Final = Limit(
    (36, 37),
    "Brzycki's numbers: load x 36 / (37 - repetitions)",
    _FORMULAS,
    (Rule.INT_3,),
)
EPLEY: Final = Limit(
    30,
    "Epley's number: load x (1 + repetitions / 30)",
    _FORMULAS,
    (Rule.INT_3,),
)
BEST_REPETITIONS: Final = Limit(
    10,
    "the most repetitions from which the formulas estimate well",
    _FORMULAS,
    (Rule.INT_3,),
    "repetitions",
)
MOST_REPETITIONS: Final = Limit(
    15,
    "the most repetitions from which we estimate at all; more are refused",
    _OURS,
    (Rule.INT_3,),
    "repetitions",
)
UNACCUSTOMED: Final = Limit(
    (0.5, 0.6),
    "the shares of 1RM between which an unaccustomed person trains",
    _INTENSITY,
    (Rule.INT_3,),
)
ACCUSTOMED: Final = Limit(
    (0.6, 0.8),
    "the shares of 1RM between which an accustomed person trains",
    _INTENSITY,
    (Rule.INT_3,),
)


class Loads(NamedTuple):
    """The lightest and the heaviest load to train with, in kg."""

    lightest: float
    heaviest: float


class Estimate(NamedTuple):
    """An estimated 1RM in kg, and whether it rests on few enough repetitions to be a good one."""

    one_rm: float
    good: bool


class WhyNotUsed(StrEnum):
    """Why a 1RM gives no dose."""

    PAINFUL = "painful"
    ABSURD = "absurd"


def brzycki(load: float, repetitions: int) -> float:
    """1RM in kg by Brzycki. Raises ScoringError outside the believed loads and repetitions."""
    lifted, times = _lift(load, repetitions)
    above, below = BRZYCKI.value
    return lifted * above / (below - times)


def epley(load: float, repetitions: int) -> float:
    """1RM in kg by Epley; one repetition is the 1RM itself. Raises ScoringError as `brzycki`."""
    lifted, times = _lift(load, repetitions)
    return lifted if times == 1 else lifted * (1 + times / EPLEY.value)


def estimate(load: float, repetitions: int) -> Estimate:
    """The lower of the two formulas: the careful one for a first dose."""
    careful = min(brzycki(load, repetitions), epley(load, repetitions))
    return Estimate(careful, repetitions <= BEST_REPETITIONS.value)


def _lift(load: float, repetitions: int) -> tuple[float, int]:
    return (
        checked("load_kg", load, *LOADS.value),
        whole_value("repetitions", repetitions, 1, MOST_REPETITIONS.value),
    )


def why_not_used(one_rm: float, previous: float | None, painful: bool) -> WhyNotUsed | None:
    """Why this 1RM gives no dose; None where it may be used. Pain is told first.

    A first 1RM, without a previous one, is believed within the bounds of loads.
    """
    if painful:
        return WhyNotUsed.PAINFUL
    believed = LOADS.value[0] <= one_rm <= LOADS.value[1]
    rose = previous is not None and one_rm > ABSURD_1RM.value * previous
    return WhyNotUsed.ABSURD if rose or not believed else None


def usable(one_rm: float, previous: float | None, painful: bool) -> bool:
    """Whether a dose may rest on this 1RM: not when painful or more than 1.5 x the previous."""
    return why_not_used(one_rm, previous, painful) is None


def training_loads(one_rm: float, accustomed: bool) -> Loads:
    """The loads to train with. Raises ScoringError where the 1RM is outside the believed loads."""
    believed = checked("one_rm", one_rm, *LOADS.value)
    low, high = (ACCUSTOMED if accustomed else UNACCUSTOMED).value
    return Loads(low * believed, high * believed)
