"""SCR-1: the way through the questionnaire, what the answers raise, and what still stands."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from soepel.core.limits import screening as limit
from soepel.core.questionnaire import (
    QUESTIONS,
    Answers,
    Operation,
    Outside,
    Question,
    QuestionId,
    Risk,
    Widespread,
)
from soepel.core.record import By, FlagRaised, FlagResolved
from soepel.core.screening import (
    FLAG_OF_ALARM,
    Alarm,
    Place,
    RedFlag,
    Tier,
    tier_of,
)

Q = QuestionId


def asked_questions(answers: Answers) -> tuple[Question, ...]:
    """The questions on the way that these answers take, in order; follow-ups where needed."""
    return tuple(question for question in QUESTIONS if answers.asks(question))


def next_question(answers: Answers) -> Question | None:
    """The first question without any answer; None at the end, and at once in an emergency."""
    if any(tier_of(flag) is Tier.T0 for flag in flags_of(answers)):
        return None
    unasked = (q for q in asked_questions(answers) if q.id not in answers.given)
    return next(unasked, None)


def previous_question(answers: Answers, current: QuestionId | None) -> Question | None:
    """The answered question before the current one, or the last answered; None at the start."""
    before: Question | None = None
    for question in asked_questions(answers):
        if question.id == current:
            break
        before = question if question.id in answers.given else before
    return before


def open_questions(answers: Answers) -> tuple[QuestionId, ...]:
    """Red-flag questions on the way without an answer; "don't know" is none."""
    return tuple(
        question.id
        for question in asked_questions(answers)
        if question.red_flag and not answers.known(question.id)
    )


def flags_of(answers: Answers) -> tuple[RedFlag, ...]:
    """Every trigger that holds, the most urgent first.

    An answer to a follow-up counts only while its question is on the way.
    """
    counted = _counted(answers)
    held = {*_ticked(counted), *(flag for flag, holds in COMBINATIONS.items() if holds(counted))}
    return tuple(flag for flag in RedFlag if flag in held)


def _counted(answers: Answers) -> Answers:
    asked = {question.id for question in asked_questions(answers)}
    return Answers({q: answer for q, answer in answers.given.items() if q in asked})


def _ticked(answers: Answers) -> Iterable[RedFlag]:
    for question_id in answers.given:
        yield from (option for option in answers.chosen(question_id) if isinstance(option, RedFlag))


def _cannot_bear_weight_after_fall(answers: Answers) -> bool:
    return answers.no(Q.CAN_STAND) and answers.yes(Q.FALL)


def _sudden_inability(answers: Answers) -> bool:
    """While nobody said that it came gradually, it counts as sudden."""
    without_fall = answers.no(Q.CAN_STAND) and not answers.yes(Q.FALL)
    return without_fall and not answers.no(Q.CANNOT_STAND_SUDDENLY)


def _gradual_inability(answers: Answers) -> bool:
    without_fall = answers.no(Q.CAN_STAND) and not answers.yes(Q.FALL)
    return without_fall and answers.no(Q.CANNOT_STAND_SUDDENLY)


def _fever_with_severe_hip_pain(answers: Answers) -> bool:
    temperature = answers.number(Q.TEMPERATURE)
    high = temperature is not None and temperature >= limit.HIGH_FEVER.value
    return high and answers.yes(Q.SEVERE_OR_IMMOBILE)


def _longstanding(answers: Answers) -> bool:
    """The hip pain is neither new nor severe, and the hip has no prosthesis."""
    old_pain = answers.no(Q.PAIN_IS_NEW) and answers.no(Q.SEVERE_OR_IMMOBILE)
    no_prosthesis = answers.known(Q.OPERATIONS) and not answers.chosen(Q.OPERATIONS) & PROSTHESES
    return old_pain and no_prosthesis


def _fever_with_new_hip_pain(answers: Answers) -> bool:
    """While nobody said that the pain is an old one, it counts as new."""
    return answers.yes(Q.FEVER_OR_UNWELL) and not _longstanding(answers)


def _fever_with_longstanding_hip_pain(answers: Answers) -> bool:
    return answers.yes(Q.FEVER_OR_UNWELL) and _longstanding(answers)


def _groin_lump_with_vomiting(answers: Answers) -> bool:
    stuck = answers.yes(Q.LUMP_PAINFUL) and answers.no(Q.LUMP_GOES_BACK)
    return stuck and answers.yes(Q.VOMITING)


def _sharp_groin_pain_with(risk: Risk, answers: Answers) -> bool:
    return answers.yes(Q.SHARP_GROIN_PAIN) and risk in answers.chosen(Q.RISKS)


def _groin_pain_with(risk: Risk, answers: Answers) -> bool:
    in_groin = bool(answers.chosen(Q.PLACE) & limit.GROIN_PLACES.value)
    return in_groin and risk in answers.chosen(Q.RISKS)


def _long_morning_stiffness(answers: Answers) -> bool:
    minutes = answers.number(Q.MORNING_STIFFNESS)
    return minutes is not None and minutes > limit.LONG_STIFFNESS.value


def _girdle_pain_with_stiffness(answers: Answers) -> bool:
    age, minutes = answers.number(Q.AGE), answers.number(Q.MORNING_STIFFNESS)
    girdles = Widespread.SHOULDERS_AND_HIPS in answers.chosen(Q.WIDESPREAD)
    old_enough = age is not None and age > limit.GIRDLE_PAIN_AGE.value
    return girdles and old_enough and minutes is not None and minutes > 0


def _younger_than_typical(answers: Answers) -> bool:
    age = answers.number(Q.AGE)
    return age is not None and age < limit.LOWEST_TYPICAL_AGE.value


def _lateral_hip_pain(answers: Answers) -> bool:
    return bool(answers.chosen(Q.OUTSIDE) & frozenset(Outside))


def _back_pain_below_knee(answers: Answers) -> bool:
    return {Place.BACK, Place.BELOW_KNEE} <= answers.chosen(Q.PLACE)


def _yes(question: QuestionId, answers: Answers) -> bool:
    return answers.yes(question)


PROSTHESES: Final = frozenset({Operation.PROSTHESIS_LEFT, Operation.PROSTHESIS_RIGHT})

COMBINATIONS: Final[Mapping[RedFlag, Callable[[Answers], bool]]] = {
    RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL: _cannot_bear_weight_after_fall,
    RedFlag.FEVER_WITH_SEVERE_HIP_PAIN: _fever_with_severe_hip_pain,
    RedFlag.BOTH_LEGS_GETTING_WEAKER: partial(_yes, Q.BOTH_LEGS_WEAKER),
    RedFlag.GROIN_LUMP_WITH_VOMITING: _groin_lump_with_vomiting,
    RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN: _fever_with_new_hip_pain,
    RedFlag.PROSTHESIS_SUDDEN_PAIN: partial(_yes, Q.PROSTHESIS_SUDDEN_PAIN),
    RedFlag.WOUND_LEAK: partial(_yes, Q.WOUND_LEAK),
    RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT: _sudden_inability,
    RedFlag.SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS: partial(_sharp_groin_pain_with, Risk.OSTEOPOROSIS),
    RedFlag.SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE: partial(
        _sharp_groin_pain_with, Risk.TRAINING_SPIKE
    ),
    RedFlag.HIP_PAIN_SINCE_FALL: partial(_yes, Q.FALL),
    RedFlag.FEVER_WITH_LONGSTANDING_HIP_PAIN: _fever_with_longstanding_hip_pain,
    RedFlag.GRADUAL_INABILITY_TO_BEAR_WEIGHT: _gradual_inability,
    RedFlag.GROIN_PAIN_WITH_STEROIDS: partial(_groin_pain_with, Risk.LONG_STEROID_USE),
    RedFlag.GROIN_PAIN_WITH_HEAVY_ALCOHOL: partial(_groin_pain_with, Risk.HEAVY_ALCOHOL_USE),
    RedFlag.LONG_MORNING_STIFFNESS: _long_morning_stiffness,
    RedFlag.GIRDLE_PAIN_WITH_STIFFNESS: _girdle_pain_with_stiffness,
    RedFlag.YOUNGER_THAN_TYPICAL: _younger_than_typical,
    RedFlag.LATERAL_HIP_PAIN: _lateral_hip_pain,
    RedFlag.BACK_PAIN_BELOW_KNEE: _back_pain_below_knee,
}
"""The triggers that need more than one answer or a number; the others are options to choose."""


def alarm_flags(alarms: Iterable[Alarm]) -> tuple[RedFlag, ...]:
    """What "something is wrong" raises, the most urgent first; every alarm pauses the plan."""
    tapped = frozenset(alarms)
    held = {FLAG_OF_ALARM[alarm] for alarm in tapped}
    if {Alarm.FALL, Alarm.CANNOT_STAND} <= tapped:
        held.add(RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL)
    return tuple(flag for flag in RedFlag if flag in held)


def standing_tier(raised: FlagRaised, resolutions: Iterable[FlagResolved]) -> Tier | None:
    """The tier that a raised flag still asks for; None once it is resolved.

    The last word of a therapist counts; without one, the last of the person.
    """
    about = [entry for entry in resolutions if entry.flag_id == raised.id]
    said = [entry for entry in about if entry.day >= raised.day]
    said.sort(key=lambda entry: (entry.by is By.THERAPIST, entry.known))
    if not said or not _counts(said[-1]):
        return tier_of(raised.flag)
    if said[-1].by is By.THERAPIST or not tier_of(raised.flag).pauses_plan:
        return None
    return limit.RESOLVED_BY_PERSON.value


def _counts(resolved: FlagResolved) -> bool:
    someone_examined = resolved.by is By.THERAPIST or bool(resolved.examined_by.strip())
    return resolved.may_exercise and someone_examined


def current_tier(raised: Iterable[FlagRaised], resolutions: Iterable[FlagResolved]) -> Tier:
    """The worst tier of the flags that still stand; T4 when none does."""
    resolved = tuple(resolutions)
    standing = (standing_tier(flag, resolved) for flag in raised)
    return min((tier for tier in standing if tier is not None), default=Tier.T4)
