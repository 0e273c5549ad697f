"""SCR-2: whether the complaint fits the criteria of NICE, NOV and, when examined, ACR 1991."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from soepel.core.limits import screening as limit
from soepel.core.quantities import Side
from soepel.core.questionnaire import Answers, QuestionId
from soepel.core.screening import Criterion, Examination, Fit

Q = QuestionId


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a complaint matches one set of criteria, part by part."""

    fit: Fit | None
    """None: an answer that is still open decides it."""
    unmet: tuple[Criterion, ...]
    """The parts that were answered, and are not met."""
    open: tuple[Criterion, ...] = ()
    """The parts without an answer; "don't know" is none."""


@dataclass(frozen=True, slots=True)
class Acr:
    """The two clinical sets of the ACR criteria at one hip; None is not measured enough."""

    side: Side
    set_1: bool | None
    set_2: bool | None

    @property
    def meets(self) -> bool:
        """One of the sets holds: either is enough."""
        return self.set_1 is True or self.set_2 is True


QUESTION_OF: Final[Mapping[Criterion, QuestionId]] = {
    Criterion.AGE: Q.AGE,
    Criterion.PLACE: Q.PLACE,
    Criterion.ACTIVITY_RELATED: Q.ACTIVITY_RELATED,
    Criterion.STIFFNESS: Q.MORNING_STIFFNESS,
}


def nice_pattern(answers: Answers) -> Pattern:
    """The criteria of NICE; morning stiffness of exactly 30 minutes still fits."""
    minutes = answers.number(Q.MORNING_STIFFNESS)
    short = minutes is not None and minutes <= limit.NICE_LONGEST_STIFFNESS.value
    return _pattern(answers, limit.NICE_LEAST_AGE.value, short)


def nov_pattern(answers: Answers) -> Pattern:
    """The criteria of NOV; morning stiffness of exactly 30 minutes no longer fits."""
    minutes = answers.number(Q.MORNING_STIFFNESS)
    short = minutes is not None and minutes < limit.NOV_STIFFNESS_BELOW.value
    return _pattern(answers, limit.NOV_LEAST_AGE.value, short)


def _pattern(answers: Answers, least_age: int, short_stiffness: bool) -> Pattern:
    age = answers.number(Q.AGE)
    met = {
        Criterion.AGE: age is not None and age >= least_age,
        Criterion.PLACE: bool(answers.chosen(Q.PLACE) & limit.PATTERN_PLACES.value),
        Criterion.ACTIVITY_RELATED: answers.yes(Q.ACTIVITY_RELATED),
        Criterion.STIFFNESS: short_stiffness,
    }
    unanswered = tuple(part for part in met if not answers.known(QUESTION_OF[part]))
    unmet = tuple(part for part, holds in met.items() if not holds and part not in unanswered)
    return Pattern(_fit(len(unmet), len(unanswered)), unmet, unanswered)


def _fit(unmet: int, unanswered: int) -> Fit | None:
    """The one fit that is left, whatever the open answers will be. None: there are more."""
    if unanswered and unmet <= limit.MOST_UNMET_FOR_PARTLY.value:
        return None
    if not unmet:
        return Fit.FITS
    return Fit.PARTLY if unmet <= limit.MOST_UNMET_FOR_PARTLY.value else Fit.DOES_NOT_FIT


def acr_criteria(answers: Answers, hip: Examination) -> Acr:
    """Both clinical sets of ACR 1991 at the examined hip."""
    painful = _hurts(answers, hip.side)
    return Acr(
        side=hip.side,
        set_1=_all(
            painful,
            _holds(hip.internal_rotation, lambda ir: ir >= limit.ACR_ROTATION.value),
            hip.pain_on_internal_rotation,
            _holds(
                answers.number(Q.MORNING_STIFFNESS),
                lambda minutes: minutes <= limit.ACR_LONGEST_STIFFNESS.value,
            ),
            _holds(answers.number(Q.AGE), lambda age: age > limit.ACR_AGE_ABOVE.value),
        ),
        set_2=_all(
            painful,
            _holds(hip.internal_rotation, lambda ir: ir < limit.ACR_ROTATION.value),
            _esr_or_flexion(hip),
        ),
    )


def _hurts(answers: Answers, side: Side) -> bool | None:
    affected = answers.chosen(Q.SIDE) & frozenset(Side)
    if not affected:
        return None
    return any(leg in Side(said).legs for said in affected for leg in side.legs)


def _esr_or_flexion(hip: Examination) -> bool | None:
    if hip.esr is not None:
        return hip.esr <= limit.ACR_HIGHEST_ESR.value
    return _holds(hip.flexion, lambda flexion: flexion <= limit.ACR_MOST_FLEXION.value)


def _holds(value: float | None, test: Callable[[float], bool]) -> bool | None:
    return None if value is None else test(value)


def _all(*parts: bool | None) -> bool | None:
    """False as soon as one part fails; None while none fails and one is not known."""
    if False in parts:
        return False
    return None if None in parts else True
