"""The questionnaire of the screening as data, and the answers to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from soepel.core.quantities import Side
from soepel.core.screening import Place, RedFlag


class YesNo(StrEnum):
    """The plain answers."""

    YES = "yes"
    NO = "no"


class Duration(StrEnum):
    """How long the complaint has been there."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Widespread(StrEnum):
    """Pain in more joints than the hip."""

    SHOULDERS_AND_HIPS = "shoulders_and_hips"
    """Both shoulders and both hips hurt."""


class Risk(StrEnum):
    """What makes a bone or joint more vulnerable."""

    LONG_STEROID_USE = "long_steroid_use"
    HEAVY_ALCOHOL_USE = "heavy_alcohol_use"
    OSTEOPOROSIS = "osteoporosis"
    TRAINING_SPIKE = "training_spike"
    """Much more walking, running or training than usual in the past weeks."""


class Operation(StrEnum):
    """A hip operation that was done or has a date."""

    PROSTHESIS_LEFT = "prosthesis_left"
    PROSTHESIS_RIGHT = "prosthesis_right"
    PLANNED_LEFT = "planned_left"
    PLANNED_RIGHT = "planned_right"
    OTHER = "other"


class Outside(StrEnum):
    """What pain on the outer side of the hip does."""

    LYING_ON_SIDE = "lying_on_side"
    TENDER_BONE = "tender_bone"


class DontKnow(StrEnum):
    """An answer to every question; for a red flag it counts as not answered."""

    DONT_KNOW = "dont_know"


DONT_KNOW: Final = DontKnow.DONT_KNOW


class AnswerRefused(ValueError):
    """An answer that its question cannot take, with the question, the value and what can be."""


class QuestionId(StrEnum):
    """A question; follow-ups stand after the question that leads to them."""

    EMERGENCY_SIGNS = "emergency_signs"
    CAN_STAND = "can_stand"
    CANNOT_STAND_SUDDENLY = "cannot_stand_suddenly"
    FALL = "fall"
    FEVER_OR_UNWELL = "fever_or_unwell"
    SEVERE_OR_IMMOBILE = "severe_or_immobile"
    TEMPERATURE = "temperature"
    PAIN_IS_NEW = "pain_is_new"
    SIGNS = "signs"
    LUMP_PAINFUL = "lump_painful"
    LUMP_GOES_BACK = "lump_goes_back"
    VOMITING = "vomiting"
    BOTH_LEGS_WEAKER = "both_legs_weaker"
    SIDE = "side"
    PLACE = "place"
    OUTSIDE = "outside"
    AGE = "age"
    DURATION = "duration"
    ACTIVITY_RELATED = "activity_related"
    MORNING_STIFFNESS = "morning_stiffness"
    START_UP_STIFFNESS = "start_up_stiffness"
    COURSE = "course"
    GENERAL_HEALTH = "general_health"
    WIDESPREAD = "widespread"
    RISKS = "risks"
    SHARP_GROIN_PAIN = "sharp_groin_pain"
    OPERATIONS = "operations"
    PROSTHESIS_SUDDEN_PAIN = "prosthesis_sudden_pain"
    WOUND_LEAK = "wound_leak"
    PROSTHESIS_DATE_LEFT = "prosthesis_date_left"
    PROSTHESIS_DATE_RIGHT = "prosthesis_date_right"
    PLANNED_DATE_LEFT = "planned_date_left"
    PLANNED_DATE_RIGHT = "planned_date_right"
    CONTROL = "control"


Option = StrEnum
"""A word that can be chosen; a `RedFlag` among them raises itself when chosen."""

Answer = Option | float | date | frozenset[Option]


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some options. Read from its word."""

    options: tuple[Option, ...]

    def read(self, raw: object) -> Answer:
        return _option(self.options, raw)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of some options; the empty set is "none of these". Read from a list of words."""

    options: tuple[Option, ...]

    def read(self, raw: object) -> Answer:
        if not isinstance(raw, list | tuple | set | frozenset):
            raise ValueError("a list of words, empty for none of these")
        return frozenset(_option(self.options, word) for word in raw)


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds, those included."""

    least: float
    most: float
    unit: str
    whole: bool = True

    def read(self, raw: object) -> Answer:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise ValueError(self.asked)
        if not self.least <= raw <= self.most or (self.whole and raw != int(raw)):
            raise ValueError(self.asked)
        return raw

    @property
    def asked(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        return f"{kind} from {self.least} to {self.most} ({self.unit})"


@dataclass(frozen=True, slots=True)
class Day:
    """A date. Read from a date, or from text such as 2026-11-23."""

    def read(self, raw: object) -> Answer:
        if isinstance(raw, str):
            return _day(raw)
        if type(raw) is not date:
            raise ValueError("a date such as 2026-11-23")
        return raw


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("a date such as 2026-11-23") from None


def _option(options: tuple[Option, ...], raw: object) -> Option:
    for option in options:
        if raw == option:
            return option
    raise ValueError("one of " + ", ".join(options))


def _plain(answer: Answer) -> object:
    if isinstance(answer, frozenset):
        return sorted(option.value for option in answer)
    if isinstance(answer, StrEnum):
        return answer.value
    return answer.isoformat() if isinstance(answer, date) else answer


AnswerKind = OneOf | AnyOf | Number | Day
YES_OR_NO: Final = OneOf(tuple(YesNo))


@dataclass(frozen=True, slots=True)
class After:
    """A follow-up is asked once one of some options of an earlier question was chosen."""

    question: QuestionId
    chosen: frozenset[Option]


@dataclass(frozen=True, slots=True)
class Question:
    """One screen of the questionnaire."""

    id: QuestionId
    kind: AnswerKind = YES_OR_NO
    red_flag: bool = True
    """Whether a trigger hangs on it, so that it cannot stay open when someone starts."""
    after: After | None = None

    def read(self, raw: object) -> Answer:
        """The answer that a plain value stands for. Raises AnswerRefused."""
        if raw == DONT_KNOW:
            return DONT_KNOW
        try:
            return self.kind.read(raw)
        except ValueError as asked:
            raise AnswerRefused(
                f"{self.id} cannot be {raw!r}: give {asked}, or {DONT_KNOW}"
            ) from None


_Q = QuestionId
_FEVER = After(_Q.FEVER_OR_UNWELL, frozenset({YesNo.YES}))
_LUMP = After(_Q.SIGNS, frozenset({RedFlag.GROIN_LUMP}))
_PROSTHESIS = After(
    _Q.OPERATIONS, frozenset({Operation.PROSTHESIS_LEFT, Operation.PROSTHESIS_RIGHT})
)


def _operated(operation: Operation) -> After:
    return After(_Q.OPERATIONS, frozenset({operation}))


QUESTIONS: Final = (
    Question(
        _Q.EMERGENCY_SIGNS,
        AnyOf(
            (
                RedFlag.CHEST_PAIN_OR_FAINTING,
                RedFlag.SADDLE_NUMBNESS,
                RedFlag.BLADDER_OR_BOWEL_LOSS,
                RedFlag.COLD_PALE_LEG,
                RedFlag.LEG_SHORTENED_AND_TURNED,
                RedFlag.SUDDEN_TESTICULAR_PAIN,
            )
        ),
    ),
    Question(_Q.CAN_STAND),
    Question(_Q.FALL),
    Question(_Q.CANNOT_STAND_SUDDENLY, after=After(_Q.CAN_STAND, frozenset({YesNo.NO}))),
    Question(_Q.FEVER_OR_UNWELL),
    Question(_Q.SEVERE_OR_IMMOBILE, after=_FEVER),
    Question(_Q.TEMPERATURE, Number(34, 43, "°C", whole=False), after=_FEVER),
    Question(_Q.PAIN_IS_NEW, after=_FEVER),
    Question(
        _Q.SIGNS,
        AnyOf(
            (
                RedFlag.HOT_RED_SWOLLEN_JOINT,
                RedFlag.SWOLLEN_PAINFUL_CALF,
                RedFlag.GROIN_LUMP,
                RedFlag.NEW_FOOT_DROP,
                RedFlag.LEG_WEAKNESS_OR_NUMBNESS,
            )
        ),
    ),
    Question(_Q.LUMP_PAINFUL, after=_LUMP),
    Question(_Q.LUMP_GOES_BACK, after=_LUMP),
    Question(_Q.VOMITING, after=_LUMP),
    Question(
        _Q.BOTH_LEGS_WEAKER,
        after=After(_Q.SIGNS, frozenset({RedFlag.LEG_WEAKNESS_OR_NUMBNESS, RedFlag.NEW_FOOT_DROP})),
    ),
    Question(_Q.SIDE, OneOf(tuple(Side)), red_flag=False),
    Question(_Q.PLACE, AnyOf(tuple(Place))),
    Question(
        _Q.OUTSIDE,
        AnyOf(tuple(Outside)),
        after=After(_Q.PLACE, frozenset({Place.OUTER_SIDE})),
    ),
    Question(_Q.AGE, Number(0, 120, "years")),
    Question(_Q.DURATION, OneOf(tuple(Duration)), red_flag=False),
    Question(_Q.ACTIVITY_RELATED, red_flag=False),
    Question(_Q.MORNING_STIFFNESS, Number(0, 1440, "minutes")),
    Question(_Q.START_UP_STIFFNESS, red_flag=False),
    Question(_Q.COURSE, AnyOf((RedFlag.CONSTANT_NIGHT_OR_REST_PAIN, RedFlag.RAPID_WORSENING))),
    Question(
        _Q.GENERAL_HEALTH,
        AnyOf((RedFlag.UNEXPLAINED_WEIGHT_LOSS, RedFlag.NIGHT_SWEATS, RedFlag.CANCER_HISTORY)),
    ),
    Question(_Q.WIDESPREAD, AnyOf((RedFlag.MULTIPLE_JOINTS, Widespread.SHOULDERS_AND_HIPS))),
    Question(_Q.RISKS, AnyOf(tuple(Risk))),
    Question(
        _Q.SHARP_GROIN_PAIN,
        after=After(_Q.RISKS, frozenset({Risk.OSTEOPOROSIS, Risk.TRAINING_SPIKE})),
    ),
    Question(_Q.OPERATIONS, AnyOf(tuple(Operation))),
    Question(_Q.PROSTHESIS_SUDDEN_PAIN, after=_PROSTHESIS),
    Question(
        _Q.WOUND_LEAK,
        after=After(_Q.OPERATIONS, frozenset({*_PROSTHESIS.chosen, Operation.OTHER})),
    ),
    Question(_Q.PROSTHESIS_DATE_LEFT, Day(), False, _operated(Operation.PROSTHESIS_LEFT)),
    Question(_Q.PROSTHESIS_DATE_RIGHT, Day(), False, _operated(Operation.PROSTHESIS_RIGHT)),
    Question(_Q.PLANNED_DATE_LEFT, Day(), False, _operated(Operation.PLANNED_LEFT)),
    Question(_Q.PLANNED_DATE_RIGHT, Day(), False, _operated(Operation.PLANNED_RIGHT)),
    Question(_Q.CONTROL, AnyOf((RedFlag.GIVING_WAY, RedFlag.LONG_FLARE))),
)
"""The questionnaire in the order in which it is asked; what can be an emergency comes first."""

_BY_ID: Final[Mapping[str, Question]] = {question.id: question for question in QUESTIONS}


def question(question_id: str) -> Question:
    """The question with an id. Raises AnswerRefused for one that does not exist."""
    known = _BY_ID.get(question_id)
    if known is None:
        raise AnswerRefused(
            f"there is no question {question_id!r}: questions are {', '.join(QuestionId)}"
        )
    return known


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, by question. An answer that is not there was not given."""

    given: Mapping[QuestionId, Answer] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def read(cls, raw: Mapping[str, object]) -> "Answers":
        """Answers from plain values: words, lists of words, numbers, dates as text.

        Raises AnswerRefused with the question, the value and what it can be.
        """
        answers = cls()
        for word, value in raw.items():
            answers = answers.with_answer(question(word).id, value)
        return answers

    def plain(self) -> dict[str, object]:
        """The plain values that `read` takes, in the order in which they were given."""
        return {question_id.value: _plain(answer) for question_id, answer in self.given.items()}

    def with_answer(self, question_id: QuestionId, raw: object) -> "Answers":
        """These answers with one more, or one given again. Raises AnswerRefused."""
        answer = question(question_id).read(raw)
        return Answers(MappingProxyType({**self.given, question_id: answer}))

    def without(self, question_id: QuestionId) -> "Answers":
        """These answers with one question open again."""
        return Answers(MappingProxyType({q: a for q, a in self.given.items() if q != question_id}))

    def known(self, question_id: QuestionId) -> bool:
        """Whether the question has an answer other than "don't know"."""
        return self.given.get(question_id, DONT_KNOW) != DONT_KNOW

    def chosen(self, question_id: QuestionId) -> frozenset[Option]:
        """The options chosen; none for an open question."""
        answer = self.given.get(question_id)
        if isinstance(answer, frozenset):
            return answer
        return frozenset({answer}) if isinstance(answer, StrEnum) else frozenset()

    def number(self, question_id: QuestionId) -> float | None:
        """The number given, in the unit of its question; None for any other answer."""
        answer = self.given.get(question_id)
        return answer if isinstance(answer, int | float) else None

    def day(self, question_id: QuestionId) -> date | None:
        """The day given; None for any other answer."""
        answer = self.given.get(question_id)
        return answer if isinstance(answer, date) else None

    def yes(self, question_id: QuestionId) -> bool:
        """Whether it was answered with yes; an open question was not."""
        return YesNo.YES in self.chosen(question_id)

    def no(self, question_id: QuestionId) -> bool:
        """Whether it was answered with no; an open question was not."""
        return YesNo.NO in self.chosen(question_id)

    def asks(self, asked: Question) -> bool:
        """Whether a question is part of the way through the questionnaire that these take."""
        return asked.after is None or bool(self.chosen(asked.after.question) & asked.after.chosen)
