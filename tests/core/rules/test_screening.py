from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.limits import screening as limit
from soepel.core.quantities import Side
from soepel.core.questionnaire import (
    DONT_KNOW,
    QUESTIONS,
    Answer,
    Answers,
    Question,
    QuestionId,
)
from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.core.rules.screening import Screening, hints_of, screen, therapist_led_sides, tier_of
from soepel.core.screening import Advice, Contact, Examination, Fit, Hint, RedFlag, Tier
from tests.core.rules.calm import CALM, answered

DAY: Final = date(2026, 11, 23)
OPENABLE: Final = [q for q in QUESTIONS if q.red_flag and q.after is None]
PATTERN: Final = {"age", "place", "activity_related", "morning_stiffness"}


def screened(**changes: Any) -> Screening:
    return screen(answered(**changes), DAY)


def reasons(seen: Screening, code: Code) -> list[Reason]:
    return [reason for reason in seen.reasons if reason.code is code]


# SCR-1


@pytest.mark.parametrize(
    ("changes", "tier", "contact"),
    [
        ({"emergency_signs": ["cold_pale_leg"]}, Tier.T0, Contact.EMERGENCY),
        ({"signs": ["hot_red_swollen_joint"]}, Tier.T1, Contact.GP_TODAY),
        ({"course": ["rapid_worsening"]}, Tier.T2, Contact.GP),
        ({"control": ["giving_way"]}, Tier.T3, Contact.PHYSIOTHERAPIST),
        ({}, Tier.T4, None),
    ],
)
def test_each_tier_has_its_contact(
    changes: dict[str, Any], tier: Tier, contact: Contact | None
) -> None:
    seen = screened(**changes)
    assert (seen.tier, seen.contact, seen.day) == (tier, contact, DAY)


def test_the_worst_wins() -> None:
    seen = screened(control=["giving_way"], course=["rapid_worsening"], signs=["new_foot_drop"])
    assert seen.tier is Tier.T1
    assert seen.flags[0] is RedFlag.NEW_FOOT_DROP


ANY_OF_THE_CALM: Final = st.dictionaries(
    st.sampled_from(sorted(CALM)), st.sampled_from(["left out", "dont_know"])
)


def with_gaps(gaps: dict[str, str]) -> Screening:
    answers = answered(**dict.fromkeys(gaps, DONT_KNOW))
    for name, gap in gaps.items():
        answers = answers.without(QuestionId(name)) if gap == "left out" else answers
    return screen(answers, DAY)


@given(ANY_OF_THE_CALM)
def test_an_open_red_flag_question_never_ends_in_start_now(gaps: dict[str, str]) -> None:
    seen = with_gaps(gaps)
    expected = ({question.id for question in OPENABLE} | PATTERN) & gaps.keys()
    assert set(seen.open) == expected
    assert len(seen.open) == len(expected)
    assert seen.tier is Tier.T3 if expected else seen.tier >= Tier.T3


@pytest.mark.parametrize("question", OPENABLE)
def test_one_open_red_flag_question_is_named_as_the_reason(question: Question) -> None:
    seen = screen(answered(**{question.id: DONT_KNOW}), DAY)
    (reason,) = reasons(seen, Code.SCR_OPEN_QUESTIONS)
    assert reason.rule is Rule.SCR_1
    assert reason.values == {"questions": (question.id.value,)}
    assert Advice.ANSWER_OPEN_QUESTIONS in seen.now


@given(
    st.sets(st.sampled_from(["unexplained_weight_loss", "night_sweats", "cancer_history"])),
    st.sets(st.sampled_from(["hot_red_swollen_joint", "swollen_painful_calf"])),
    st.sets(st.sampled_from(["giving_way", "long_flare"])),
    ANY_OF_THE_CALM,
)
def test_the_tier_is_never_less_urgent_than_any_flag(
    general: set[str], signs: set[str], control: set[str], gaps: dict[str, str]
) -> None:
    answers = answered(
        **{
            **dict.fromkeys(gaps, DONT_KNOW),
            "general_health": general,
            "signs": signs,
            "control": control,
        }
    )
    before: dict[QuestionId, Answer] = dict(answers.given)
    seen = screen(answers, DAY)
    assert all(seen.tier <= tier_of(flag) for flag in seen.flags)
    assert {flag.value for flag in seen.flags} >= general | signs | control
    assert dict(answers.given) == before


def test_a_flag_is_a_reason_with_its_tier() -> None:
    (reason,) = reasons(screened(general_health=["night_sweats"]), Code.SCR_FLAG)
    assert reason.rule is Rule.SCR_1
    assert reason.values == {"flag": "night_sweats", "tier": 2}


@pytest.mark.parametrize(
    ("changes", "values"),
    [
        ({"morning_stiffness": 90}, {"minutes": 90}),
        ({"age": 40}, {"age": 40}),
        (
            {"widespread": ["shoulders_and_hips"]},
            {"age": 72, "minutes": 10},
        ),
        (
            {"fever_or_unwell": "yes", "temperature": 39.1, "severe_or_immobile": "yes"},
            {"temperature": 39.1},
        ),
        ({"fever_or_unwell": "yes"}, {"temperature": None}),
    ],
)
def test_a_reason_carries_the_values_that_fired_it(
    changes: dict[str, Any], values: dict[str, Any]
) -> None:
    reason = reasons(screened(**changes), Code.SCR_FLAG)[0]
    assert {name: reason.values[name] for name in reason.values.keys() - {"flag", "tier"}} == values


def test_start_now_says_so_and_nothing_else_does() -> None:
    assert reasons(screened(), Code.SCR_MAY_START)[0].rule is Rule.SCR_1
    assert not reasons(screened(control=["long_flare"]), Code.SCR_MAY_START)
    assert not reasons(screened(), Code.SCR_OPEN_QUESTIONS)


# SCR-2


def test_both_patterns_are_reported_and_that_they_differ() -> None:
    seen = screened(morning_stiffness=30)
    assert (seen.nice.fit, seen.nov.fit, seen.tier) == (Fit.FITS, Fit.PARTLY, Tier.T4)
    assert reasons(seen, Code.SCR_PATTERN_NICE)[0].values == {"fit": "fits", "unmet": ()}
    assert reasons(seen, Code.SCR_PATTERN_NOV)[0].values == {
        "fit": "partly",
        "unmet": ("stiffness",),
    }
    assert reasons(seen, Code.SCR_PATTERNS_DIFFER)[0].values == {"minutes": 30}
    assert {r.rule for r in seen.reasons if "pattern" in r.code} == {Rule.SCR_2}


def test_patterns_that_agree_are_not_said_to_differ() -> None:
    assert not reasons(screened(morning_stiffness=29), Code.SCR_PATTERNS_DIFFER)


@pytest.mark.parametrize("part", sorted(PATTERN))
def test_an_open_part_gives_no_pattern_but_its_question_and_a_physiotherapist(part: str) -> None:
    seen = screened(**{part: DONT_KNOW})
    assert (seen.tier, seen.open) == (Tier.T3, (part,))
    assert {reason.code for reason in seen.reasons} == {Code.SCR_OPEN_QUESTIONS}


def test_without_any_answer_nothing_is_said_of_a_pattern() -> None:
    seen = screen(Answers({}), DAY)
    assert {reason.code for reason in seen.reasons} == {Code.SCR_OPEN_QUESTIONS}
    assert set(seen.open) >= PATTERN


def test_one_unmet_part_rules_the_criteria_out_whatever_is_still_open() -> None:
    seen = screened(place=["knee"], activity_related=DONT_KNOW)
    codes = [reason.code for reason in seen.reasons]
    assert codes == [Code.SCR_OPEN_QUESTIONS, Code.SCR_NOT_TYPICAL]
    assert (seen.tier, seen.open) == (Tier.T3, (QuestionId.ACTIVITY_RELATED,))


def test_criteria_that_only_one_guideline_rules_out_are_still_open() -> None:
    seen = screened(morning_stiffness=30, activity_related=DONT_KNOW)
    assert {reason.code for reason in seen.reasons} == {Code.SCR_OPEN_QUESTIONS}
    both = screened(age=44, morning_stiffness=30, activity_related=DONT_KNOW)
    fits = [reasons(both, code) for code in (Code.SCR_PATTERN_NICE, Code.SCR_PATTERN_NOV)]
    assert [len(found) for found in fits] == [0, 1]
    assert not reasons(both, Code.SCR_PATTERNS_DIFFER)


def test_an_examined_hip_that_meets_the_criteria_leaves_no_part_to_ask() -> None:
    hip = Examination(side=Side.LEFT, internal_rotation=10, flexion=100)
    seen = screen(answered(activity_related=DONT_KNOW), DAY, [hip])
    assert (seen.tier, seen.open) == (Tier.T4, ())
    assert not reasons(seen, Code.SCR_PATTERN_NICE)


def test_a_complaint_that_fits_no_criteria_goes_to_the_physiotherapist() -> None:
    seen = screened(morning_stiffness=31)
    assert (seen.tier, seen.flags) == (Tier.T3, ())
    assert reasons(seen, Code.SCR_NOT_TYPICAL)[0].rule is Rule.SCR_2
    assert not reasons(screened(), Code.SCR_NOT_TYPICAL)


def test_an_examined_hip_can_make_the_complaint_fit() -> None:
    hip = Examination(side=Side.LEFT, internal_rotation=20, pain_on_internal_rotation=True)
    seen = screen(answered(morning_stiffness=45), DAY, [hip])
    assert seen.tier is Tier.T4
    assert [examined.meets for examined in seen.acr] == [True]
    assert reasons(seen, Code.SCR_ACR) == [
        Reason(Rule.SCR_2, Code.SCR_ACR, {"side": "left", "set_1": True, "set_2": False})
    ]
    unmet = Examination(side=Side.LEFT, internal_rotation=20, pain_on_internal_rotation=False)
    assert screen(answered(morning_stiffness=45), DAY, [unmet]).tier is Tier.T3


# SCR-3


@pytest.mark.parametrize(
    ("flag", "hint"),
    [
        (RedFlag.LATERAL_HIP_PAIN, Hint.LATERAL_HIP_PAIN),
        (RedFlag.BACK_PAIN_BELOW_KNEE, Hint.BACK_RELATED),
        (RedFlag.LONG_MORNING_STIFFNESS, Hint.INFLAMMATORY),
        (RedFlag.MULTIPLE_JOINTS, Hint.INFLAMMATORY),
        (RedFlag.GIRDLE_PAIN_WITH_STIFFNESS, Hint.INFLAMMATORY),
        (RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT, Hint.STRESS_FRACTURE),
        (RedFlag.SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS, Hint.STRESS_FRACTURE),
        (RedFlag.SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE, Hint.STRESS_FRACTURE),
        (RedFlag.GROIN_PAIN_WITH_STEROIDS, Hint.AVASCULAR_NECROSIS),
        (RedFlag.GROIN_PAIN_WITH_HEAVY_ALCOHOL, Hint.AVASCULAR_NECROSIS),
    ],
)
def test_a_flag_hints_at_what_to_examine(flag: RedFlag, hint: Hint) -> None:
    assert hints_of([flag]) == (hint,)


def test_a_hint_names_the_flags_behind_it() -> None:
    seen = screened(morning_stiffness=90, widespread=["multiple_joints"], control=["giving_way"])
    assert seen.hints == (Hint.INFLAMMATORY,)
    (reason,) = reasons(seen, Code.SCR_HINT)
    assert reason.rule is Rule.SCR_3
    assert reason.values == {
        "hint": "inflammatory",
        "flags": ("long_morning_stiffness", "multiple_joints"),
    }


# SCR-4


@pytest.mark.parametrize(
    ("when", "led"),
    [
        (date(2025, 11, 22), False),
        (date(2025, 11, 23), True),
        (date(2026, 11, 23), True),
        (date(2028, 1, 1), True),
        (None, True),
    ],
)
def test_an_operation_of_the_past_12_months_or_ahead_is_led_by_a_therapist(
    when: date | None, led: bool
) -> None:
    assert therapist_led_sides([(Side.RIGHT, when)], DAY) == ({Side.RIGHT} if led else set())


def test_the_leap_day_counts_as_a_day_of_its_own() -> None:
    leap = [(Side.LEFT, date(2024, 2, 29))]
    assert therapist_led_sides(leap, date(2025, 2, 28)) == {Side.LEFT}
    assert therapist_led_sides(leap, date(2025, 3, 1)) == set()


def test_both_hips_are_two_legs() -> None:
    assert therapist_led_sides([(Side.BOTH, DAY)], DAY) == {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("kind", ["prosthesis", "planned"])
def test_an_operation_keeps_its_own_side(kind: str, side: str) -> None:
    answers = {
        "operations": [f"{kind}_{side}"],
        "prosthesis_sudden_pain": "no",
        "wound_leak": "no",
        f"{kind}_date_{side}": DAY,
    }
    seen = screened(**answers)
    assert seen.therapist_led == {Side(side)}
    assert seen.tier is Tier.T3
    assert reasons(seen, Code.SCR_THERAPIST_LED) == [
        Reason(Rule.SCR_4, Code.SCR_THERAPIST_LED, {"side": side})
    ]


def test_a_prosthesis_of_more_than_a_year_ago_leaves_the_way_free() -> None:
    old = {"prosthesis_date_right": date(2025, 11, 22), "wound_leak": "no"}
    seen = screened(operations=["prosthesis_right"], prosthesis_sudden_pain="no", **old)
    assert (seen.therapist_led, seen.tier) == (frozenset(), Tier.T4)


def test_a_date_without_its_operation_leads_to_nothing() -> None:
    assert screened(planned_date_left=DAY).therapist_led == set()


# What to do


@pytest.mark.parametrize(
    ("changes", "extra"),
    [
        ({"can_stand": "no", "fall": "yes"}, Advice.DO_NOT_MOVE_LEG),
        ({"emergency_signs": ["leg_shortened_and_turned"]}, Advice.DO_NOT_MOVE_LEG),
        ({"can_stand": "no"}, Advice.UNLOAD_WITH_CRUTCHES),
        ({"risks": ["osteoporosis"], "sharp_groin_pain": "yes"}, Advice.UNLOAD_WITH_CRUTCHES),
        ({"risks": ["training_spike"], "sharp_groin_pain": "yes"}, Advice.UNLOAD_WITH_CRUTCHES),
        ({"risks": ["long_steroid_use"]}, Advice.AIM_FOR_FIRST_DAYS),
        ({"risks": ["heavy_alcohol_use"]}, Advice.AIM_FOR_FIRST_DAYS),
    ],
)
def test_some_flags_add_their_own_advice_once(changes: dict[str, Any], extra: Advice) -> None:
    assert screened(**changes).now.count(extra) == 1


def test_two_flags_with_one_advice_give_it_once() -> None:
    both = screened(can_stand="no", risks=["osteoporosis"], sharp_groin_pain="yes")
    assert both.now == (
        Advice.CALL_GP_TODAY,
        Advice.STOP_EXERCISING,
        Advice.UNLOAD_WITH_CRUTCHES,
    )


def test_nothing_distracts_from_an_emergency() -> None:
    seen = screened(emergency_signs=["cold_pale_leg"], risks=["long_steroid_use"], course=DONT_KNOW)
    assert seen.now == (Advice.CALL_EMERGENCY_NUMBER, Advice.STOP_EXERCISING)
    assert seen.can_wait == (Advice.EXERCISE, Advice.PHYSIOTHERAPY)


def test_an_open_question_is_asked_again_from_t2_on() -> None:
    assert (
        Advice.ANSWER_OPEN_QUESTIONS not in screened(signs=["new_foot_drop"], course=DONT_KNOW).now
    )
    assert screened(age=44, course=DONT_KNOW).now[-1] is Advice.ANSWER_OPEN_QUESTIONS
    assert Advice.ANSWER_OPEN_QUESTIONS not in screened(age=44).now


def test_someone_who_may_start_can_wait_with_the_gp_and_imaging() -> None:
    seen = screened()
    assert seen.now == (Advice.START_PROGRAMME,)
    assert seen.can_wait == (Advice.GP_VISIT, Advice.IMAGING)


def test_the_tiers_that_are_signed_off_are_the_tiers_in_use() -> None:
    assert all(limit.TIERS.value[flag] is tier_of(flag) for flag in RedFlag)
    assert limit.TIERS.because.needs_sign_off
