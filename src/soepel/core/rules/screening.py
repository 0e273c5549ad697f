"""The screening (SCR-1 to SCR-4): how soon someone must look, and whether the complaint fits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from soepel.core.limits import screening as limit
from soepel.core.quantities import Side
from soepel.core.questionnaire import Answers, Operation, QuestionId
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule
from soepel.core.rules.pattern import (
    QUESTION_OF,
    Acr,
    Pattern,
    acr_criteria,
    nice_pattern,
    nov_pattern,
)
from soepel.core.rules.red_flags import (
    alarm_flags,
    asked_questions,
    current_tier,
    flags_of,
    next_question,
    open_questions,
    previous_question,
    standing_tier,
)
from soepel.core.screening import (
    Advice,
    Contact,
    Criterion,
    Examination,
    Fit,
    Hint,
    RedFlag,
    Tier,
    tier_of,
)

__all__ = [
    "Acr",
    "Pattern",
    "Screening",
    "alarm_flags",
    "asked_questions",
    "current_tier",
    "flags_of",
    "next_question",
    "previous_question",
    "screen",
    "standing_tier",
    "therapist_led_sides",
    "tier_of",
]

Q = QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """What the answers of one day say. It names no diagnosis."""

    day: date
    tier: Tier
    flags: tuple[RedFlag, ...]
    """Every trigger that holds, the most urgent first."""
    open: tuple[QuestionId, ...]
    """Questions without an answer, "don't know" among them: those about red flags, and those that
    still decide whether the complaint fits."""
    nice: Pattern
    nov: Pattern
    acr: tuple[Acr, ...]
    hints: tuple[Hint, ...]
    therapist_led: frozenset[Side]
    """Single legs on which the engine gives no steps."""
    contact: Contact | None
    now: tuple[Advice, ...]
    can_wait: tuple[Advice, ...]
    reasons: tuple[Reason, ...]


def screen(answers: Answers, day: date, examined: Iterable[Examination] = ()) -> Screening:
    """SCR-1 to SCR-4 over the answers, as they stand on a day.

    Examination values are a therapist's. Tiers: evidence 2.2; criteria: evidence 2.1.
    """
    flags = flags_of(answers)
    nice, nov = nice_pattern(answers), nov_pattern(answers)
    acr = tuple(acr_criteria(answers, hip) for hip in examined)
    typical = Fit.FITS in (nice.fit, nov.fit) or any(hip.meets for hip in acr)
    excluded = not typical and all(pattern.unmet for pattern in (nice, nov))
    deciding = () if typical else tuple(QUESTION_OF[part] for part in nice.open)
    unanswered = tuple(dict.fromkeys((*open_questions(answers), *deciding)))
    led = therapist_led_sides(_operations(answers), day)
    tier = _tier(flags, bool(unanswered), typical, bool(led))
    return Screening(
        day=day,
        tier=tier,
        flags=flags,
        open=unanswered,
        nice=nice,
        nov=nov,
        acr=acr,
        hints=hints_of(flags),
        therapist_led=led,
        contact=CONTACT[tier],
        now=_now(tier, flags, bool(unanswered)),
        can_wait=CAN_WAIT[tier],
        reasons=(
            *(_flag_reason(flag, answers) for flag in flags),
            *_tier_reasons(tier, unanswered, excluded),
            *_pattern_reasons(answers, nice, nov, acr),
            *_hint_reasons(flags),
            *_led_reasons(led),
        ),
    )


def _tier(flags: Iterable[RedFlag], unanswered: bool, typical: bool, led: bool) -> Tier:
    floors = (
        (unanswered, limit.OPEN_QUESTION),
        (not typical, limit.NOT_TYPICAL),
        (led, limit.THERAPIST_LED),
    )
    held = [floor.value for holds, floor in floors if holds]
    return min([*map(tier_of, flags), *held, Tier.T4])


# SCR-3: what else the answers can fit with

FLAGS_OF_HINT: Final[Mapping[Hint, frozenset[RedFlag]]] = {
    Hint.LATERAL_HIP_PAIN: frozenset({RedFlag.LATERAL_HIP_PAIN}),
    Hint.BACK_RELATED: frozenset({RedFlag.BACK_PAIN_BELOW_KNEE}),
    Hint.INFLAMMATORY: frozenset(
        {
            RedFlag.LONG_MORNING_STIFFNESS,
            RedFlag.MULTIPLE_JOINTS,
            RedFlag.GIRDLE_PAIN_WITH_STIFFNESS,
        }
    ),
    Hint.STRESS_FRACTURE: frozenset(
        {
            RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT,
            RedFlag.SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS,
            RedFlag.SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE,
        }
    ),
    Hint.AVASCULAR_NECROSIS: frozenset(
        {RedFlag.GROIN_PAIN_WITH_STEROIDS, RedFlag.GROIN_PAIN_WITH_HEAVY_ALCOHOL}
    ),
}


def hints_of(flags: Iterable[RedFlag]) -> tuple[Hint, ...]:
    """Other conditions that the flags can fit with."""
    held = frozenset(flags)
    return tuple(hint for hint, of_hint in FLAGS_OF_HINT.items() if of_hint & held)


# SCR-4: operations

DATE_OF_OPERATION: Final = {
    Operation.PROSTHESIS_LEFT: (Side.LEFT, Q.PROSTHESIS_DATE_LEFT),
    Operation.PROSTHESIS_RIGHT: (Side.RIGHT, Q.PROSTHESIS_DATE_RIGHT),
    Operation.PLANNED_LEFT: (Side.LEFT, Q.PLANNED_DATE_LEFT),
    Operation.PLANNED_RIGHT: (Side.RIGHT, Q.PLANNED_DATE_RIGHT),
}


def _operations(answers: Answers) -> Iterable[tuple[Side, date | None]]:
    chosen = answers.chosen(Q.OPERATIONS)
    for operation, (side, question) in DATE_OF_OPERATION.items():
        if operation in chosen:
            yield side, answers.day(question)


def therapist_led_sides(
    operations: Iterable[tuple[Side, date | None]], day: date
) -> frozenset[Side]:
    """Single legs with an operation ahead, or in the 12 months before the day.

    An operation without a known date counts as recent.
    """
    return frozenset(
        leg for side, when in operations if _recent_or_ahead(when, day) for leg in side.legs
    )


def _recent_or_ahead(when: date | None, day: date) -> bool:
    if when is None:
        return True
    # Compared as parts of a date, so that 29 February needs no day of its own.
    since = (day.year - limit.YEARS_AFTER_PROSTHESIS.value, day.month, day.day)
    return (when.year, when.month, when.day) >= since


# What to do

CONTACT: Final[Mapping[Tier, Contact | None]] = {
    Tier.T0: Contact.EMERGENCY,
    Tier.T1: Contact.GP_TODAY,
    Tier.T2: Contact.GP,
    Tier.T3: Contact.PHYSIOTHERAPIST,
    Tier.T4: None,
}
NOW: Final[Mapping[Tier, tuple[Advice, ...]]] = {
    Tier.T0: (Advice.CALL_EMERGENCY_NUMBER, Advice.STOP_EXERCISING),
    Tier.T1: (Advice.CALL_GP_TODAY, Advice.STOP_EXERCISING),
    Tier.T2: (Advice.SEE_GP_WITHIN_DAYS, Advice.NO_MORE_LOAD),
    Tier.T3: (Advice.SEE_PHYSIOTHERAPIST, Advice.GENTLE_MOVEMENT),
    Tier.T4: (Advice.START_PROGRAMME,),
}
CAN_WAIT: Final[Mapping[Tier, tuple[Advice, ...]]] = {
    Tier.T0: (Advice.EXERCISE, Advice.PHYSIOTHERAPY),
    Tier.T1: (Advice.EXERCISE, Advice.PHYSIOTHERAPY),
    Tier.T2: (Advice.HEAVIER_EXERCISE,),
    Tier.T3: (Advice.HEAVIER_EXERCISE,),
    Tier.T4: (Advice.GP_VISIT, Advice.IMAGING),
}
ADVICE_OF_FLAG: Final[Mapping[RedFlag, Advice]] = {
    RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL: Advice.DO_NOT_MOVE_LEG,
    RedFlag.LEG_SHORTENED_AND_TURNED: Advice.DO_NOT_MOVE_LEG,
    RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT: Advice.UNLOAD_WITH_CRUTCHES,
    RedFlag.SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS: Advice.UNLOAD_WITH_CRUTCHES,
    RedFlag.SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE: Advice.UNLOAD_WITH_CRUTCHES,
    RedFlag.GROIN_PAIN_WITH_STEROIDS: Advice.AIM_FOR_FIRST_DAYS,
    RedFlag.GROIN_PAIN_WITH_HEAVY_ALCOHOL: Advice.AIM_FOR_FIRST_DAYS,
}


def _now(tier: Tier, flags: Iterable[RedFlag], unanswered: bool) -> tuple[Advice, ...]:
    """Nothing distracts from the call of an urgent tier: only its own flags add to it."""
    of_flags = [ADVICE_OF_FLAG.get(flag) for flag in flags if tier_of(flag) is tier]
    advice = [*NOW[tier], *(extra for extra in of_flags if extra)]
    if unanswered and not tier.pauses_plan:
        advice.append(Advice.ANSWER_OPEN_QUESTIONS)
    return tuple(dict.fromkeys(advice))


# Why

VALUES_OF_FLAG: Final[Mapping[RedFlag, Mapping[str, QuestionId]]] = {
    RedFlag.FEVER_WITH_SEVERE_HIP_PAIN: {"temperature": Q.TEMPERATURE},
    RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN: {"temperature": Q.TEMPERATURE},
    RedFlag.FEVER_WITH_LONGSTANDING_HIP_PAIN: {"temperature": Q.TEMPERATURE},
    RedFlag.LONG_MORNING_STIFFNESS: {"minutes": Q.MORNING_STIFFNESS},
    RedFlag.GIRDLE_PAIN_WITH_STIFFNESS: {"age": Q.AGE, "minutes": Q.MORNING_STIFFNESS},
    RedFlag.YOUNGER_THAN_TYPICAL: {"age": Q.AGE},
}


def _flag_reason(flag: RedFlag, answers: Answers) -> Reason:
    named = VALUES_OF_FLAG.get(flag, {})
    values: dict[str, Fact] = {name: answers.number(q) for name, q in named.items()}
    return Reason(
        Rule.SCR_1, Code.SCR_FLAG, {"flag": flag.value, "tier": tier_of(flag).value, **values}
    )


def _tier_reasons(tier: Tier, unanswered: tuple[QuestionId, ...], excluded: bool) -> list[Reason]:
    """`excluded`: the complaint meets no criteria, whatever is still answered."""
    reasons = []
    if unanswered:
        open_ids = tuple(question_id.value for question_id in unanswered)
        reasons.append(Reason(Rule.SCR_1, Code.SCR_OPEN_QUESTIONS, {"questions": open_ids}))
    if excluded:
        reasons.append(Reason(Rule.SCR_2, Code.SCR_NOT_TYPICAL))
    if tier is Tier.T4:
        reasons.append(Reason(Rule.SCR_1, Code.SCR_MAY_START))
    return reasons


def _pattern_reasons(
    answers: Answers, nice: Pattern, nov: Pattern, acr: Iterable[Acr]
) -> list[Reason]:
    reasons = [
        Reason(Rule.SCR_2, code, {"fit": pattern.fit.value, "unmet": _ids(pattern.unmet)})
        for code, pattern in (
            (Code.SCR_PATTERN_NICE, nice),
            (Code.SCR_PATTERN_NOV, nov),
        )
        if pattern.fit is not None
    ]
    if nice.fit and nov.fit and nice != nov:
        minutes = answers.number(Q.MORNING_STIFFNESS)
        reasons.append(Reason(Rule.SCR_2, Code.SCR_PATTERNS_DIFFER, {"minutes": minutes}))
    reasons += [
        Reason(
            Rule.SCR_2,
            Code.SCR_ACR,
            {"side": hip.side.value, "set_1": hip.set_1, "set_2": hip.set_2},
        )
        for hip in acr
    ]
    return reasons


def _ids(parts: Iterable[Criterion]) -> tuple[Fact, ...]:
    return tuple(part.value for part in parts)


def _hint_reasons(flags: tuple[RedFlag, ...]) -> list[Reason]:
    return [
        Reason(
            Rule.SCR_3,
            Code.SCR_HINT,
            {
                "hint": hint.value,
                "flags": tuple(flag.value for flag in flags if flag in FLAGS_OF_HINT[hint]),
            },
        )
        for hint in hints_of(flags)
    ]


def _led_reasons(led: frozenset[Side]) -> list[Reason]:
    return [
        Reason(Rule.SCR_4, Code.SCR_THERAPIST_LED, {"side": side.value}) for side in sorted(led)
    ]
