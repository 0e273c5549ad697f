"""Limits of the choice of exercises: what each phase asks to be trained."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Judgement, Limit
from soepel.core.exercises import Phase, Target
from soepel.core.rule import Rule

_CALM_DOWN: Final = (
    Target.FLEXION_MOBILITY,
    Target.ROTATION_MOBILITY,
    Target.EXTENSION_MOBILITY,
    Target.ISOMETRIC_ABDUCTION,
    Target.ISOMETRIC_EXTENSION,
)
_FUNCTIONAL: Final = (
    Target.STAIRS,
    Target.BEND_AND_LIFT,
    Target.WALKING,
    Target.ABDUCTION,
    Target.EXTENSION,
    Target.SQUAT,
)
_TARGETS: Final[Mapping[Phase, tuple[Target, ...]]] = MappingProxyType(
    {
        Phase.CALM_DOWN: _CALM_DOWN,
        Phase.MOBILITY_AND_CONTROL: (
            *_CALM_DOWN,
            Target.TRUNK_ROTATION,
            Target.PELVIC_CONTROL,
            Target.GAIT_DRILL,
            Target.FLEXION,
            Target.FIRST_LOADING,
        ),
        Phase.STRENGTH_AND_CAPACITY: (
            Target.ABDUCTION,
            Target.EXTENSION,
            Target.FLEXION,
            Target.SQUAT,
            Target.STEP,
            Target.ENDURANCE,
        ),
        Phase.FUNCTIONAL: _FUNCTIONAL,
        Phase.MAINTENANCE: _FUNCTIONAL,
    }
)

PHASE_TARGETS: Final = Limit(
    value=_TARGETS,
    meaning="what the exercises of a phase cover together; maintenance keeps those of phase 4",
    because=Judgement(decision="2026-11-23-starting-point"),
    rules=(Rule.INT_3,),
)
