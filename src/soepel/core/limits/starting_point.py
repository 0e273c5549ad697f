"""Limits of the intake and the starting point."""

from typing import Final

from soepel.core.evidence import Judgement, Limit
from soepel.core.evidence.guidelines import KNGF
from soepel.core.exercises import Phase, Target
from soepel.core.quantities import Confidence, Pain
from soepel.core.record import Activity
from soepel.core.rule import Rule

OURS: Final = Judgement(decision="2026-11-23-starting-point")

SEVERE: Final = Limit(
    Pain(7), "the least usual pain that starts in phase 1", OURS, (Rule.INT_2,), "NRS"
)
MODERATE: Final = Limit(
    Pain(4),
    "the least usual pain that starts in phase 1 with the short exit",
    OURS,
    (Rule.INT_2,),
    "NRS",
)
MILD: Final = Limit(
    Pain(2), "the most usual pain that may start in phase 3", OURS, (Rule.INT_2,), "NRS"
)
LOW_CONFIDENCE: Final = Limit(
    Confidence(3), "the most confidence that starts in phase 1", OURS, (Rule.INT_2,), "0-10"
)
EXERCISES: Final = Limit(
    {
        Phase.CALM_DOWN: (3, 4),
        Phase.MOBILITY_AND_CONTROL: (5, 6),
        Phase.STRENGTH_AND_CAPACITY: (5, 7),
        Phase.FUNCTIONAL: (4, 6),
        Phase.MAINTENANCE: (4, 6),
    },
    "how many exercises a phase has, from fewest to most",
    OURS,
    (Rule.INT_3,),
    "exercises",
)
NEVER_DROPPED: Final = Limit(
    (
        frozenset({Target.ABDUCTION, Target.ISOMETRIC_ABDUCTION}),
        frozenset({Target.EXTENSION, Target.ISOMETRIC_EXTENSION}),
        frozenset({Target.SQUAT, Target.STEP, Target.FIRST_LOADING, Target.STAIRS}),
    ),
    "an abductor, an extensor and a leg exercise stay, however short the time",
    OURS,
    (Rule.INT_4,),
)
SECONDS_A_MINUTE: Final = Limit(
    60,
    "seconds in a minute",
    Judgement("2026-11-23-starting-point", needs_sign_off=False),
    unit="seconds",
)
SERVES: Final = Limit(
    {
        Activity.WALKING: frozenset(
            {Target.EXTENSION_MOBILITY, Target.GAIT_DRILL, Target.ABDUCTION, Target.WALKING}
        ),
        Activity.CYCLING: frozenset({Target.FLEXION_MOBILITY, Target.EXTENSION}),
        Activity.WATER: frozenset({Target.EXTENSION, Target.ABDUCTION}),
        Activity.STAIRS: frozenset(
            {Target.STEP, Target.SQUAT, Target.FIRST_LOADING, Target.STAIRS}
        ),
        Activity.STANDING_UP: frozenset({Target.FIRST_LOADING, Target.SQUAT, Target.EXTENSION}),
        Activity.SOCKS_AND_SHOES: frozenset(
            {Target.FLEXION_MOBILITY, Target.ROTATION_MOBILITY, Target.TRUNK_ROTATION}
        ),
        Activity.BENDING: frozenset(
            {Target.FLEXION_MOBILITY, Target.EXTENSION, Target.BEND_AND_LIFT}
        ),
        Activity.CARRYING: frozenset({Target.PELVIC_CONTROL, Target.BEND_AND_LIFT}),
        Activity.HOUSEWORK: frozenset({Target.TRUNK_ROTATION, Target.BEND_AND_LIFT}),
        Activity.GARDENING: frozenset({Target.SQUAT, Target.BEND_AND_LIFT}),
        Activity.WORK: frozenset({Target.EXTENSION, Target.PELVIC_CONTROL}),
        Activity.HOBBY: frozenset({Target.PELVIC_CONTROL, Target.WALKING}),
        Activity.SPORT: frozenset({Target.ABDUCTION, Target.SQUAT, Target.STEP}),
    },
    "the targets that serve each activity a person wants to do better",
    OURS,
    (Rule.INT_3,),
)
NOVICE_SHARE: Final = Limit(
    0.5,
    "the part of the one-repetition maximum at which an unaccustomed person starts, at least",
    Judgement("2026-11-23-starting-point", draws_on=(KNGF,)),
    (Rule.INT_3,),
)
LOAD_STEP: Final = Limit(0.5, "the step in which a load is prescribed", OURS, (Rule.INT_3,), "kg")
ABSURD_1RM: Final = Limit(
    1.5,
    "how many times the previous one-repetition maximum is absurd",
    OURS,
    (Rule.INT_3,),
    "times",
)
