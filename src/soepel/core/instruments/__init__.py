"""Instruments: scoring, norms and smallest changes of questionnaires and performance tests."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from soepel.core.instruments.chair_stand import CHAIR_STAND
from soepel.core.instruments.gait_speed import FORTY_METRE_WALK, GAIT_SPEED
from soepel.core.instruments.gpe import GPE
from soepel.core.instruments.hoos import HOOS
from soepel.core.instruments.hoos_ps import HOOS_PS
from soepel.core.instruments.instrument import Instrument
from soepel.core.instruments.nprs import NPRS
from soepel.core.instruments.patient_specific import PSFS, PSK
from soepel.core.instruments.range_of_motion import RANGE_OF_MOTION
from soepel.core.instruments.six_minute_walk import SIX_MINUTE_WALK
from soepel.core.instruments.stair_climb import STAIR_CLIMB
from soepel.core.instruments.strength import STRENGTH
from soepel.core.instruments.timed_up_and_go import TIMED_UP_AND_GO

INSTRUMENTS: Final[Mapping[str, Instrument]] = MappingProxyType(
    {
        instrument.id: instrument
        for instrument in (
            HOOS,
            HOOS_PS,
            NPRS,
            PSK,
            PSFS,
            GPE,
            CHAIR_STAND,
            FORTY_METRE_WALK,
            GAIT_SPEED,
            SIX_MINUTE_WALK,
            TIMED_UP_AND_GO,
            STAIR_CLIMB,
            STRENGTH,
            RANGE_OF_MOTION,
        )
    }
)
"""Every instrument by its id."""
