from datetime import date, datetime, time, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.questionnaire import (
    DONT_KNOW,
    QUESTIONS,
    Answer,
    Answers,
    AnyOf,
    Number,
    OneOf,
    Question,
    QuestionId,
)
from soepel.core.record import By, FlagRaised, FlagResolved
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
from soepel.core.screening import TIER_OF, Alarm, RedFlag, Tier, tier_of
from tests.core.rules.calm import CALM, answered

DAY: Final = date(2026, 11, 23)
FEVER: Final = {
    "fever_or_unwell": "yes",
    "severe_or_immobile": "yes",
    "temperature": 38.5,
    "pain_is_new": "no",
}
OLD_FEVER: Final = {**FEVER, "severe_or_immobile": "no"}
LUMP: Final = {
    "signs": ["groin_lump"],
    "lump_painful": "yes",
    "lump_goes_back": "no",
    "vomiting": "yes",
}
GIRDLES: Final = {"widespread": ["shoulders_and_hips"], "age": 51, "morning_stiffness": 1}
NEW_HIP: Final = {
    "operations": ["prosthesis_left"],
    "prosthesis_sudden_pain": "no",
    "wound_leak": "no",
}


def flags(**changes: Any) -> set[RedFlag]:
    return set(flags_of(answered(**changes)))


SINGLE: Final = [
    (question.id, option)
    for question in QUESTIONS
    if isinstance(question.kind, AnyOf)
    for option in question.kind.options
    if isinstance(option, RedFlag)
]


@pytest.mark.parametrize(("question", "flag"), SINGLE)
def test_a_chosen_red_flag_raises_itself_and_nothing_else(
    question: QuestionId, flag: RedFlag
) -> None:
    assert flags(**{question: [flag.value]}) == {flag}


COMBINED: Final[dict[str, tuple[RedFlag, dict[str, Any], list[dict[str, Any]]]]] = {
    "fall": (
        RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL,
        {"can_stand": "no", "fall": "yes"},
        [{"can_stand": "yes"}, {"fall": "no"}, {"can_stand": DONT_KNOW}, {"fall": DONT_KNOW}],
    ),
    "septic": (
        RedFlag.FEVER_WITH_SEVERE_HIP_PAIN,
        FEVER,
        [
            {"fever_or_unwell": "no"},
            {"severe_or_immobile": "no"},
            {"temperature": 38.4},
            {"temperature": DONT_KNOW},
        ],
    ),
    "both legs, numb": (
        RedFlag.BOTH_LEGS_GETTING_WEAKER,
        {"signs": ["leg_weakness_or_numbness"], "both_legs_weaker": "yes"},
        [{"signs": []}, {"both_legs_weaker": "no"}],
    ),
    "both legs, drop foot": (
        RedFlag.BOTH_LEGS_GETTING_WEAKER,
        {"signs": ["new_foot_drop"], "both_legs_weaker": "yes"},
        [{"signs": []}, {"both_legs_weaker": DONT_KNOW}],
    ),
    "stuck lump": (
        RedFlag.GROIN_LUMP_WITH_VOMITING,
        LUMP,
        [{"signs": []}, {"lump_painful": "no"}, {"lump_goes_back": "yes"}, {"vomiting": "no"}],
    ),
    "new pain": (
        RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN,
        {**OLD_FEVER, "pain_is_new": "yes"},
        [{"fever_or_unwell": "no"}, {"pain_is_new": "no"}],
    ),
    "severe pain with fever": (
        RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN,
        FEVER,
        [{"severe_or_immobile": "no"}],
    ),
    "prosthesis with fever": (
        RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN,
        {**OLD_FEVER, **NEW_HIP},
        [{"operations": []}],
    ),
    "perhaps a prosthesis with fever": (
        RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN,
        {**OLD_FEVER, "operations": DONT_KNOW},
        [{"operations": ["other"]}],
    ),
    "old pain with fever": (
        RedFlag.FEVER_WITH_LONGSTANDING_HIP_PAIN,
        OLD_FEVER,
        [{"pain_is_new": "yes"}, {"severe_or_immobile": "yes"}, {"fever_or_unwell": "no"}],
    ),
    "prosthesis pain": (
        RedFlag.PROSTHESIS_SUDDEN_PAIN,
        {**NEW_HIP, "prosthesis_sudden_pain": "yes"},
        [
            {"operations": []},
            {"operations": ["other"]},
            {"operations": ["planned_left"]},
            {"prosthesis_sudden_pain": "no"},
        ],
    ),
    "prosthesis pain right": (
        RedFlag.PROSTHESIS_SUDDEN_PAIN,
        {**NEW_HIP, "operations": ["prosthesis_right"], "prosthesis_sudden_pain": "yes"},
        [{"prosthesis_sudden_pain": DONT_KNOW}],
    ),
    "wound": (
        RedFlag.WOUND_LEAK,
        {"operations": ["other"], "wound_leak": "yes"},
        [{"operations": []}, {"operations": ["planned_left"]}, {"wound_leak": "no"}],
    ),
    "sudden": (
        RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT,
        {"can_stand": "no", "cannot_stand_suddenly": "yes"},
        [{"can_stand": "yes"}, {"fall": "yes"}, {"cannot_stand_suddenly": "no"}],
    ),
    "perhaps sudden": (
        RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT,
        {"can_stand": "no", "fall": DONT_KNOW},
        [{"can_stand": DONT_KNOW}],
    ),
    "gradual": (
        RedFlag.GRADUAL_INABILITY_TO_BEAR_WEIGHT,
        {"can_stand": "no", "cannot_stand_suddenly": "no"},
        [{"can_stand": "yes"}, {"fall": "yes"}, {"cannot_stand_suddenly": "yes"}],
    ),
    "osteoporosis": (
        RedFlag.SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS,
        {"risks": ["osteoporosis"], "sharp_groin_pain": "yes"},
        [{"risks": ["training_spike"]}, {"risks": []}, {"sharp_groin_pain": "no"}],
    ),
    "training": (
        RedFlag.SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE,
        {"risks": ["training_spike"], "sharp_groin_pain": "yes"},
        [{"risks": ["osteoporosis"]}, {"risks": []}, {"sharp_groin_pain": "no"}],
    ),
    "fall with pain": (RedFlag.HIP_PAIN_SINCE_FALL, {"fall": "yes"}, [{"fall": "no"}]),
    "steroids, groin": (
        RedFlag.GROIN_PAIN_WITH_STEROIDS,
        {"risks": ["long_steroid_use"]},
        [{"risks": ["heavy_alcohol_use"]}, {"place": ["buttock"]}, {"place": DONT_KNOW}],
    ),
    "alcohol, thigh": (
        RedFlag.GROIN_PAIN_WITH_HEAVY_ALCOHOL,
        {"risks": ["heavy_alcohol_use"], "place": ["front_of_thigh", "knee"]},
        [{"risks": ["long_steroid_use"]}, {"place": ["knee"]}],
    ),
    "long stiffness": (
        RedFlag.LONG_MORNING_STIFFNESS,
        {"morning_stiffness": 61},
        [{"morning_stiffness": 60}, {"morning_stiffness": DONT_KNOW}],
    ),
    "girdles": (
        RedFlag.GIRDLE_PAIN_WITH_STIFFNESS,
        GIRDLES,
        [
            {"widespread": []},
            {"age": 50},
            {"age": DONT_KNOW},
            {"morning_stiffness": 0},
            {"morning_stiffness": DONT_KNOW},
        ],
    ),
    "young": (RedFlag.YOUNGER_THAN_TYPICAL, {"age": 44}, [{"age": 45}, {"age": DONT_KNOW}]),
    "lying": (
        RedFlag.LATERAL_HIP_PAIN,
        {"place": ["outer_side"], "outside": ["lying_on_side"]},
        [{"place": ["groin"]}, {"outside": []}],
    ),
    "tender": (
        RedFlag.LATERAL_HIP_PAIN,
        {"place": ["outer_side"], "outside": ["tender_bone"]},
        [{"outside": DONT_KNOW}],
    ),
    "back": (
        RedFlag.BACK_PAIN_BELOW_KNEE,
        {"place": ["back", "below_knee"]},
        [{"place": ["back", "knee"]}, {"place": ["below_knee"]}],
    ),
}


@pytest.mark.parametrize("name", COMBINED)
def test_a_combination_raises_its_flag(name: str) -> None:
    flag, whole, _ = COMBINED[name]
    assert flag in flags(**whole)


@pytest.mark.parametrize(
    ("name", "missing"),
    [(name, missing) for name, (_, _, parts) in COMBINED.items() for missing in parts],
)
def test_a_combination_with_a_part_missing_does_not(name: str, missing: dict[str, Any]) -> None:
    flag, whole, _ = COMBINED[name]
    assert flag not in flags(**{**whole, **missing})


def test_every_trigger_can_be_raised() -> None:
    assert {flag for flag, _, _ in COMBINED.values()} | {flag for _, flag in SINGLE} == set(RedFlag)


def test_every_trigger_has_a_tier_and_the_order_is_that_of_urgency() -> None:
    assert list(TIER_OF) == list(RedFlag)
    assert [tier_of(flag) for flag in RedFlag] == sorted(tier_of(flag) for flag in RedFlag)
    assert tier_of(RedFlag.GIVING_WAY) is Tier.T3


@pytest.mark.parametrize("question", ["severe_or_immobile", "pain_is_new"])
def test_a_fever_counts_as_with_new_hip_pain_until_that_is_denied(question: str) -> None:
    held = flags(**{**OLD_FEVER, question: DONT_KNOW})
    assert held == {RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN}


def test_nothing_alarming_raises_nothing() -> None:
    assert flags() == set()


# The way through the questionnaire


def test_someone_without_anything_alarming_answers_at_most_20_questions() -> None:
    answers, taken = Answers(), []
    while (question := next_question(answers)) is not None:
        answers = answers.with_answer(question.id, CALM[question.id])
        taken.append(question.id)
    assert len(taken) == 18
    assert set(taken) == set(CALM)


def test_a_follow_up_comes_right_when_it_is_needed() -> None:
    begun = Answers.read({q: CALM[q] for q in ("emergency_signs", "can_stand", "fall")})
    ill = begun.with_answer(QuestionId.FEVER_OR_UNWELL, "yes")
    well = begun.with_answer(QuestionId.FEVER_OR_UNWELL, "no")
    assert _id(next_question(ill)) == QuestionId.SEVERE_OR_IMMOBILE
    assert _id(next_question(well)) == QuestionId.SIGNS


def test_an_emergency_ends_the_questions_at_once() -> None:
    assert next_question(Answers.read({"emergency_signs": ["cold_pale_leg"]})) is None
    assert next_question(Answers.read({"signs": ["swollen_painful_calf"]})) is not None


def test_dont_know_goes_on_to_the_next_question() -> None:
    answers = Answers.read({"emergency_signs": DONT_KNOW})
    assert _id(next_question(answers)) == QuestionId.CAN_STAND


def test_back_goes_to_the_answered_question_before() -> None:
    answers = Answers.read({"emergency_signs": [], "can_stand": "yes"})
    assert _id(previous_question(answers, QuestionId.FALL)) == QuestionId.CAN_STAND
    assert _id(previous_question(answers, QuestionId.CAN_STAND)) == QuestionId.EMERGENCY_SIGNS
    assert previous_question(answers, QuestionId.EMERGENCY_SIGNS) is None


def test_back_passes_over_a_question_without_an_answer() -> None:
    answers = Answers.read({"emergency_signs": [], "fall": "no"})
    assert _id(previous_question(answers, QuestionId.FALL)) == QuestionId.EMERGENCY_SIGNS


def test_back_from_the_result_goes_to_the_last_answer() -> None:
    assert _id(previous_question(answered(), None)) == QuestionId.CONTROL


def test_back_passes_over_follow_ups_that_are_no_longer_asked() -> None:
    answers = answered(temperature=39, fever_or_unwell="no")
    assert _id(previous_question(answers, QuestionId.SIGNS)) == QuestionId.FEVER_OR_UNWELL


def _id(question: Question | None) -> QuestionId | None:
    return question.id if question else None


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.after is None and q.red_flag])
def test_a_red_flag_question_is_open_without_an_answer_and_with_dont_know(
    question: Question,
) -> None:
    assert open_questions(answered().without(question.id)) == (question.id,)
    assert open_questions(answered(**{question.id: DONT_KNOW})) == (question.id,)


def test_a_follow_up_is_open_only_while_it_is_asked() -> None:
    assert open_questions(answered(signs=["groin_lump"])) == (
        QuestionId.LUMP_PAINFUL,
        QuestionId.LUMP_GOES_BACK,
        QuestionId.VOMITING,
    )
    assert open_questions(answered()) == ()


# Properties over all answers


def _answers_to(question: Question) -> st.SearchStrategy[Any]:
    kind = question.kind
    if isinstance(kind, AnyOf):
        known: st.SearchStrategy[Any] = st.frozensets(st.sampled_from(kind.options), max_size=3)
    elif isinstance(kind, OneOf):
        known = st.sampled_from(kind.options)
    elif isinstance(kind, Number):
        known = st.integers(int(kind.least), int(kind.most))
    else:
        known = st.dates(date(2020, 1, 1), date(2030, 1, 1))
    return st.one_of(st.just(DONT_KNOW), known)


ANY_ANSWERS: Final = st.fixed_dictionaries(
    {}, optional={question.id.value: _answers_to(question) for question in QUESTIONS}
).map(Answers.read)


@given(ANY_ANSWERS)
def test_an_answer_to_a_question_that_is_not_asked_raises_nothing(answers: Answers) -> None:
    asked = {question.id for question in asked_questions(answers)}
    counted = {q: answer for q, answer in answers.given.items() if q in asked}
    assert flags_of(answers) == flags_of(Answers(counted))


@given(ANY_ANSWERS, st.sampled_from(SINGLE))
def test_choosing_one_more_red_flag_never_makes_the_worst_less_urgent(
    answers: Answers, more: tuple[QuestionId, RedFlag]
) -> None:
    question, flag = more
    worse = answers.with_answer(question, [*answers.chosen(question) - {DONT_KNOW}, flag])
    assert set(flags_of(answers)) <= set(flags_of(worse))
    assert flag in flags_of(worse)


@given(ANY_ANSWERS)
def test_looking_at_answers_never_alters_them(answers: Answers) -> None:
    before: dict[QuestionId, Answer] = dict(answers.given)
    flags_of(answers)
    next_question(answers)
    open_questions(answers)
    assert dict(answers.given) == before


# "Something is wrong"


@pytest.mark.parametrize("alarm", Alarm)
def test_every_alarm_pauses_the_plan(alarm: Alarm) -> None:
    assert min(map(tier_of, alarm_flags([alarm]))).pauses_plan


@pytest.mark.parametrize("alarm", [Alarm.CHEST_PAIN_OR_FAINTING, Alarm.NUMBNESS_BETWEEN_LEGS])
def test_some_alarms_are_an_emergency_alone(alarm: Alarm) -> None:
    assert tier_of(alarm_flags([alarm])[0]) is Tier.T0


def test_a_fall_and_not_being_able_to_stand_are_an_emergency_only_together() -> None:
    together = alarm_flags([Alarm.FALL, Alarm.CANNOT_STAND])
    assert together[0] is RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL
    assert alarm_flags([Alarm.FALL]) == (RedFlag.HIP_PAIN_SINCE_FALL,)
    assert alarm_flags([Alarm.CANNOT_STAND]) == (RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT,)


def test_no_alarm_raises_nothing() -> None:
    assert alarm_flags([]) == ()


# What still stands


def raised(flag: RedFlag = RedFlag.HOT_RED_SWOLLEN_JOINT, id: str = "flag") -> FlagRaised:  # noqa: A002 - as the record names it
    return FlagRaised(id=id, day=DAY, known=_at(0), flag=flag)


def resolved(
    *,
    by: By = By.PERSON,
    examined_by: str = "dr. De Wit",
    may_exercise: bool = True,
    after: int = 1,
    flag_id: str = "flag",
) -> FlagResolved:
    return FlagResolved(
        id=f"resolved {after} {by}",
        day=DAY + timedelta(days=after),
        known=_at(after),
        by=by,
        flag_id=flag_id,
        examined_by=examined_by,
        may_exercise=may_exercise,
    )


def _at(after: int) -> datetime:
    return datetime.combine(DAY + timedelta(days=after), time(12))


@pytest.mark.parametrize("flag", RedFlag)
def test_a_flag_stands_at_its_own_tier_until_it_is_resolved(flag: RedFlag) -> None:
    assert standing_tier(raised(flag), []) is tier_of(flag)


@pytest.mark.parametrize("flag", RedFlag)
def test_a_therapist_resolves_every_flag(flag: RedFlag) -> None:
    assert standing_tier(raised(flag), [resolved(by=By.THERAPIST, examined_by="")]) is None


@pytest.mark.parametrize("flag", RedFlag)
def test_a_person_resolves_t2_and_t3_but_t0_and_t1_stay_at_t2(flag: RedFlag) -> None:
    stays = Tier.T2 if tier_of(flag) <= Tier.T1 else None
    assert standing_tier(raised(flag), [resolved()]) is stays


@pytest.mark.parametrize(
    "entry",
    [
        resolved(may_exercise=False),
        resolved(examined_by=""),
        resolved(examined_by="  "),
        resolved(after=-1),
        resolved(flag_id="another"),
        resolved(by=By.THERAPIST, may_exercise=False),
        resolved(by=By.THERAPIST, after=-1),
    ],
)
def test_what_is_no_resolution_leaves_the_flag_as_it_was(entry: FlagResolved) -> None:
    assert standing_tier(raised(), [entry]) is Tier.T1


def test_an_examination_on_the_day_itself_counts() -> None:
    assert standing_tier(raised(), [resolved(after=0)]) is Tier.T2


def test_the_last_word_of_the_person_counts() -> None:
    flag = raised(RedFlag.NIGHT_SWEATS)
    withdrawn = [resolved(after=2, may_exercise=False), resolved(after=1)]
    assert standing_tier(flag, withdrawn) is Tier.T2
    assert standing_tier(flag, [resolved(after=2), resolved(after=1, may_exercise=False)]) is None


def test_the_word_of_a_therapist_goes_before_a_later_one_of_the_person() -> None:
    refused = resolved(by=By.THERAPIST, may_exercise=False)
    assert standing_tier(raised(), [refused, resolved(after=3)]) is Tier.T1
    allowed = resolved(by=By.THERAPIST, after=4)
    assert standing_tier(raised(), [refused, resolved(after=3), allowed]) is None


def test_the_worst_flag_that_still_stands_gives_the_tier() -> None:
    cold, sweats = raised(RedFlag.COLD_PALE_LEG, "cold"), raised(RedFlag.NIGHT_SWEATS, "sweats")
    assert current_tier([sweats, cold], []) is Tier.T0
    seen = [resolved(by=By.THERAPIST, flag_id="cold")]
    assert current_tier([sweats, cold], iter(seen)) is Tier.T2
    assert current_tier([cold], seen) is Tier.T4


def test_without_flags_a_person_may_start() -> None:
    assert current_tier([], []) is Tier.T4
    assert not Tier.T3.holds_rises
    assert Tier.T2.holds_rises
    assert not Tier.T2.pauses_plan
    assert Tier.T1.pauses_plan


@given(st.lists(st.sampled_from(RedFlag)), st.sampled_from(RedFlag))
def test_one_more_flag_never_makes_it_less_urgent(before: list[RedFlag], more: RedFlag) -> None:
    flags_before = [raised(flag, str(number)) for number, flag in enumerate(before)]
    with_more = [*flags_before, raised(more, "more")]
    now = current_tier(with_more, [])
    assert now == min(current_tier(flags_before, []), tier_of(more))
