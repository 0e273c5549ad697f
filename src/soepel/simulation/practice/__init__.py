"""The invented practice group of the demo, and how its patients live.

`practice_group()` and `patients(today)` say who there is. `history(number, today)` gives all that
one patient has lived up to the first day of the demo; it needs nothing but its arguments, so
that histories can be made in several processes. `restored` takes a life up again on a later day;
`morning`, `phase_check`, `exercises` and `at_the_practice` are the parts of a day, in their order.
"""

from soepel.simulation.practice.content import (
    Clinic,
    Colleague,
    PracticeGroup,
    practice_group,
    situations,
)
from soepel.simulation.practice.diary import exercises, morning, phase_check
from soepel.simulation.practice.histories import History, days_until, history, lives_a_day
from soepel.simulation.practice.life import DayLived, PatientLife, begun, restored, stored
from soepel.simulation.practice.patients import Patient, patient, patients
from soepel.simulation.practice.therapists import at_the_practice

__all__ = [
    "Clinic",
    "Colleague",
    "DayLived",
    "History",
    "Patient",
    "PatientLife",
    "PracticeGroup",
    "at_the_practice",
    "begun",
    "days_until",
    "exercises",
    "history",
    "lives_a_day",
    "morning",
    "patient",
    "patients",
    "phase_check",
    "practice_group",
    "restored",
    "situations",
    "stored",
]
