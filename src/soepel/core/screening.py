"""The words of the screening: urgency tiers, the triggers that raise them, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final

from soepel.core.quantities import Side


class Tier(IntEnum):
    """How soon someone must look. The lowest number is the most urgent; the worst wins: `min`."""

    T0 = 0
    """Emergency: 112 or the emergency department, now."""
    T1 = 1
    """The GP on the same day, or the out-of-hours GP post."""
    T2 = 2
    """The GP within days."""
    T3 = 3
    """A physiotherapist first."""
    T4 = 4
    """Start now."""

    @property
    def pauses_plan(self) -> bool:
        return self <= Tier.T1

    @property
    def holds_rises(self) -> bool:
        """Nothing rises, no phase above 2 and no new loaded exercise."""
        return self <= Tier.T2


class RedFlag(StrEnum):
    """A trigger of a tier, one member each, the most urgent first.

    Those of T3 are no alarm: they ask for a physiotherapist first.
    """

    CANNOT_BEAR_WEIGHT_AFTER_FALL = "cannot_bear_weight_after_fall"
    LEG_SHORTENED_AND_TURNED = "leg_shortened_and_turned"
    FEVER_WITH_SEVERE_HIP_PAIN = "fever_with_severe_hip_pain"
    SADDLE_NUMBNESS = "saddle_numbness"
    BLADDER_OR_BOWEL_LOSS = "bladder_or_bowel_loss"
    BOTH_LEGS_GETTING_WEAKER = "both_legs_getting_weaker"
    COLD_PALE_LEG = "cold_pale_leg"
    GROIN_LUMP_WITH_VOMITING = "groin_lump_with_vomiting"
    SUDDEN_TESTICULAR_PAIN = "sudden_testicular_pain"
    CHEST_PAIN_OR_FAINTING = "chest_pain_or_fainting"

    FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN = "fever_or_unwell_with_new_hip_pain"
    HOT_RED_SWOLLEN_JOINT = "hot_red_swollen_joint"
    SWOLLEN_PAINFUL_CALF = "swollen_painful_calf"
    PROSTHESIS_SUDDEN_PAIN = "prosthesis_sudden_pain"
    WOUND_LEAK = "wound_leak"
    SUDDEN_INABILITY_TO_BEAR_WEIGHT = "sudden_inability_to_bear_weight"
    SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS = "sharp_groin_pain_with_osteoporosis"
    SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE = "sharp_groin_pain_with_training_spike"
    NEW_FOOT_DROP = "new_foot_drop"
    LEG_WEAKNESS_OR_NUMBNESS = "leg_weakness_or_numbness"
    HIP_PAIN_SINCE_FALL = "hip_pain_since_fall"

    FEVER_WITH_LONGSTANDING_HIP_PAIN = "fever_with_longstanding_hip_pain"
    GRADUAL_INABILITY_TO_BEAR_WEIGHT = "gradual_inability_to_bear_weight"
    CONSTANT_NIGHT_OR_REST_PAIN = "constant_night_or_rest_pain"
    UNEXPLAINED_WEIGHT_LOSS = "unexplained_weight_loss"
    NIGHT_SWEATS = "night_sweats"
    CANCER_HISTORY = "cancer_history"
    RAPID_WORSENING = "rapid_worsening"
    GROIN_PAIN_WITH_STEROIDS = "groin_pain_with_steroids"
    GROIN_PAIN_WITH_HEAVY_ALCOHOL = "groin_pain_with_heavy_alcohol"
    GROIN_LUMP = "groin_lump"
    LONG_MORNING_STIFFNESS = "long_morning_stiffness"
    MULTIPLE_JOINTS = "multiple_joints"
    GIRDLE_PAIN_WITH_STIFFNESS = "girdle_pain_with_stiffness"
    YOUNGER_THAN_TYPICAL = "younger_than_typical"

    LATERAL_HIP_PAIN = "lateral_hip_pain"
    BACK_PAIN_BELOW_KNEE = "back_pain_below_knee"
    GIVING_WAY = "giving_way"
    LONG_FLARE = "long_flare"


_FLAGS_BY_TIER: Final[Mapping[Tier, tuple[RedFlag, ...]]] = {
    Tier.T0: (
        RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL,
        RedFlag.LEG_SHORTENED_AND_TURNED,
        RedFlag.FEVER_WITH_SEVERE_HIP_PAIN,
        RedFlag.SADDLE_NUMBNESS,
        RedFlag.BLADDER_OR_BOWEL_LOSS,
        RedFlag.BOTH_LEGS_GETTING_WEAKER,
        RedFlag.COLD_PALE_LEG,
        RedFlag.GROIN_LUMP_WITH_VOMITING,
        RedFlag.SUDDEN_TESTICULAR_PAIN,
        RedFlag.CHEST_PAIN_OR_FAINTING,
    ),
    Tier.T1: (
        RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN,
        RedFlag.HOT_RED_SWOLLEN_JOINT,
        RedFlag.SWOLLEN_PAINFUL_CALF,
        RedFlag.PROSTHESIS_SUDDEN_PAIN,
        RedFlag.WOUND_LEAK,
        RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT,
        RedFlag.SHARP_GROIN_PAIN_WITH_OSTEOPOROSIS,
        RedFlag.SHARP_GROIN_PAIN_WITH_TRAINING_SPIKE,
        RedFlag.NEW_FOOT_DROP,
        RedFlag.LEG_WEAKNESS_OR_NUMBNESS,
        RedFlag.HIP_PAIN_SINCE_FALL,
    ),
    Tier.T2: (
        RedFlag.FEVER_WITH_LONGSTANDING_HIP_PAIN,
        RedFlag.GRADUAL_INABILITY_TO_BEAR_WEIGHT,
        RedFlag.CONSTANT_NIGHT_OR_REST_PAIN,
        RedFlag.UNEXPLAINED_WEIGHT_LOSS,
        RedFlag.NIGHT_SWEATS,
        RedFlag.CANCER_HISTORY,
        RedFlag.RAPID_WORSENING,
        RedFlag.GROIN_PAIN_WITH_STEROIDS,
        RedFlag.GROIN_PAIN_WITH_HEAVY_ALCOHOL,
        RedFlag.GROIN_LUMP,
        RedFlag.LONG_MORNING_STIFFNESS,
        RedFlag.MULTIPLE_JOINTS,
        RedFlag.GIRDLE_PAIN_WITH_STIFFNESS,
        RedFlag.YOUNGER_THAN_TYPICAL,
    ),
    Tier.T3: (
        RedFlag.LATERAL_HIP_PAIN,
        RedFlag.BACK_PAIN_BELOW_KNEE,
        RedFlag.GIVING_WAY,
        RedFlag.LONG_FLARE,
    ),
}

TIER_OF: Final[Mapping[RedFlag, Tier]] = MappingProxyType(
    {flag: tier for tier, flags in _FLAGS_BY_TIER.items() for flag in flags}
)


def tier_of(flag: RedFlag) -> Tier:
    """The urgency that a trigger raises while it is unresolved."""
    return TIER_OF[flag]


class Alarm(StrEnum):
    """What a person taps under "something is wrong". Any of them stops a session at once."""

    CHEST_PAIN_OR_FAINTING = "chest_pain_or_fainting"
    NUMBNESS_BETWEEN_LEGS = "numbness_between_legs"
    FALL = "fall"
    CANNOT_STAND = "cannot_stand"
    FEVER = "fever"
    NUMBNESS_IN_LEG = "numbness_in_leg"
    CALF = "calf"
    WOUND = "wound"


FLAG_OF_ALARM: Final[Mapping[Alarm, RedFlag]] = MappingProxyType(
    {
        Alarm.CHEST_PAIN_OR_FAINTING: RedFlag.CHEST_PAIN_OR_FAINTING,
        Alarm.NUMBNESS_BETWEEN_LEGS: RedFlag.SADDLE_NUMBNESS,
        Alarm.FALL: RedFlag.HIP_PAIN_SINCE_FALL,
        Alarm.CANNOT_STAND: RedFlag.SUDDEN_INABILITY_TO_BEAR_WEIGHT,
        Alarm.FEVER: RedFlag.FEVER_OR_UNWELL_WITH_NEW_HIP_PAIN,
        Alarm.NUMBNESS_IN_LEG: RedFlag.LEG_WEAKNESS_OR_NUMBNESS,
        Alarm.CALF: RedFlag.SWOLLEN_PAINFUL_CALF,
        Alarm.WOUND: RedFlag.WOUND_LEAK,
    }
)


class Contact(StrEnum):
    """Whom to call or see."""

    EMERGENCY = "emergency"
    """112, or the emergency department (SEH)."""
    GP_TODAY = "gp_today"
    """The GP on the same day; evenings and weekends the huisartsenpost."""
    GP = "gp"
    PHYSIOTHERAPIST = "physiotherapist"


class Advice(StrEnum):
    """What to do now, or what can wait."""

    CALL_EMERGENCY_NUMBER = "call_emergency_number"
    DO_NOT_MOVE_LEG = "do_not_move_leg"
    STOP_EXERCISING = "stop_exercising"
    CALL_GP_TODAY = "call_gp_today"
    UNLOAD_WITH_CRUTCHES = "unload_with_crutches"
    SEE_GP_WITHIN_DAYS = "see_gp_within_days"
    AIM_FOR_FIRST_DAYS = "aim_for_first_days"
    NO_MORE_LOAD = "no_more_load"
    SEE_PHYSIOTHERAPIST = "see_physiotherapist"
    ANSWER_OPEN_QUESTIONS = "answer_open_questions"
    GENTLE_MOVEMENT = "gentle_movement"
    START_PROGRAMME = "start_programme"
    EXERCISE = "exercise"
    HEAVIER_EXERCISE = "heavier_exercise"
    PHYSIOTHERAPY = "physiotherapy"
    GP_VISIT = "gp_visit"
    IMAGING = "imaging"


class Hint(StrEnum):
    """Another condition that the answers can fit with: a reason to be examined."""

    LATERAL_HIP_PAIN = "lateral_hip_pain"
    BACK_RELATED = "back_related"
    INFLAMMATORY = "inflammatory"
    STRESS_FRACTURE = "stress_fracture"
    AVASCULAR_NECROSIS = "avascular_necrosis"


class Fit(StrEnum):
    """How well the complaint matches the pattern of hip osteoarthritis."""

    FITS = "fits"
    PARTLY = "partly"
    DOES_NOT_FIT = "does_not_fit"


class Criterion(StrEnum):
    """A part of the complaint pattern."""

    AGE = "age"
    PLACE = "place"
    ACTIVITY_RELATED = "activity_related"
    STIFFNESS = "stiffness"


class Place(StrEnum):
    """A place of the body map."""

    GROIN = "groin"
    FRONT_OF_THIGH = "front_of_thigh"
    BUTTOCK = "buttock"
    OUTER_SIDE = "outer_side"
    BACK = "back"
    KNEE = "knee"
    BELOW_KNEE = "below_knee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What a therapist measured at one hip; None was not measured."""

    side: Side
    internal_rotation: float | None = None
    """Degrees."""
    pain_on_internal_rotation: bool | None = None
    flexion: float | None = None
    """Degrees."""
    esr: float | None = None
    """Erythrocyte sedimentation rate in mm/h."""
