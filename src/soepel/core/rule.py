"""The names of the rules of the care programme: one word per rule, used everywhere."""

from enum import StrEnum


class Rule(StrEnum):
    """A rule of the programme. Its value is the id that clinicians read."""

    SCR_1 = "SCR-1"
    SCR_2 = "SCR-2"
    SCR_3 = "SCR-3"
    SCR_4 = "SCR-4"
    INT_1 = "INT-1"
    INT_2 = "INT-2"
    INT_3 = "INT-3"
    INT_4 = "INT-4"
    PH_1 = "PH-1"
    PH_2 = "PH-2"
    PH_3 = "PH-3"
    PH_4 = "PH-4"
    PH_5 = "PH-5"
    PH_6 = "PH-6"
    STEP_0 = "STEP-0"
    STEP_1 = "STEP-1"
    STEP_2 = "STEP-2"
    STEP_3 = "STEP-3"
    STEP_4 = "STEP-4"
    STEP_5 = "STEP-5"
    STEP_6 = "STEP-6"
    STEP_6D = "STEP-6D"
    STEP_7 = "STEP-7"
    STEP_8 = "STEP-8"
    STEP_9 = "STEP-9"
    STEP_10 = "STEP-10"
    PACE_1 = "PACE-1"
    PACE_2 = "PACE-2"
    PACE_3 = "PACE-3"
    PACE_4 = "PACE-4"
    FL_1 = "FL-1"
    FL_2 = "FL-2"
    FL_3 = "FL-3"
    FL_4 = "FL-4"
    FL_5 = "FL-5"
    EV_1 = "EV-1"
    EV_2 = "EV-2"
    EV_3 = "EV-3"
    EV_4 = "EV-4"
    EV_5 = "EV-5"
    ATT = "ATT"

    @property
    def family(self) -> str:
        """The part before the dash: SCR, INT, PH, STEP, PACE, FL, EV or ATT."""
        return self.value.partition("-")[0]
