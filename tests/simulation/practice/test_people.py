"""The invented group is complete, and nobody in it can be taken for somebody who exists."""

import re
from datetime import date
from importlib.resources import files

import pytest

from soepel.core.quantities import Side
from soepel.core.reasons import Code
from soepel.library import load_library
from soepel.simulation.practice import Patient, patients, practice_group, situations
from soepel.simulation.practice.content import notes

TODAY = date(2026, 11, 24)
SHOWN = ["new", "stepping_up", "too_much", "in_flare", "phase_change_due", "maintenance"]
CONTENT = files("soepel.simulation.practice").joinpath("content")


@pytest.fixture(scope="module")
def everybody() -> tuple[Patient, ...]:
    return patients(TODAY)


def test_there_are_four_clinics_eight_therapists_and_sixty_patients(
    everybody: tuple[Patient, ...],
) -> None:
    clinics = practice_group().clinics
    assert len({clinic.province for clinic in clinics}) == len(clinics) == 4
    assert [len(clinic.therapists) for clinic in clinics] == [2, 2, 2, 2]
    assert [patient.number for patient in everybody] == list(range(1, 61))


def test_the_group_says_that_it_is_an_example() -> None:
    about = practice_group().about
    assert "voorbeeld" in about.nl
    assert "verzonnen" in about.nl
    assert "example" in about.en
    assert "invented" in about.en


def test_the_first_six_are_the_situations_that_are_shown(everybody: tuple[Patient, ...]) -> None:
    assert [patient.situation for patient in everybody[:6]] == SHOWN


def test_every_patient_belongs_to_a_clinic_and_its_therapist(
    everybody: tuple[Patient, ...],
) -> None:
    clinics = {clinic.key: clinic for clinic in practice_group().clinics}
    for patient in everybody:
        therapists = {therapist.key for therapist in clinics[patient.clinic].therapists}
        assert patient.therapist is None or patient.therapist in therapists
    assert {p.therapist for p in everybody} >= {
        therapist.key for clinic in clinics.values() for therapist in clinic.therapists
    }
    assert 2 <= sum(patient.therapist is None for patient in everybody) <= 6


def test_every_situation_is_somebodys(everybody: tuple[Patient, ...]) -> None:
    assert {patient.situation for patient in everybody} == set(situations())


def test_names_and_addresses_are_each_for_one(everybody: tuple[Patient, ...]) -> None:
    assert len({patient.name for patient in everybody}) == 60
    assert len({patient.email for patient in everybody}) == 60
    assert len({patient.phone for patient in everybody}) == 60


def test_patients_differ_in_what_the_programme_asks_of_them(
    everybody: tuple[Patient, ...],
) -> None:
    intakes = [patient.intake for patient in everybody]
    assert {intake.affected for intake in intakes} == set(Side)
    assert min(intake.age for intake in intakes) <= 50
    assert max(intake.age for intake in intakes) == 88
    assert any(intake.surgery for intake in intakes)
    assert any(intake.one_rm for intake in intakes)
    assert {intake.can_reach_floor for intake in intakes} == {True, False}
    assert {intake.with_therapist for intake in intakes} == {True, False}
    assert {patient.language for patient in everybody} == {"nl", "en"}


@pytest.mark.parametrize("today", [TODAY, date(2027, 1, 1), date(2028, 2, 29), date(2026, 12, 31)])
def test_a_patient_has_her_age_on_the_first_day(today: date) -> None:
    for patient in patients(today):
        had = (today.month, today.day) >= (patient.born.month, patient.born.day)
        assert today.year - patient.born.year - (not had) == patient.intake.age


def test_a_tested_strength_is_of_an_exercise_with_loads(everybody: tuple[Patient, ...]) -> None:
    exercises = {exercise.id: exercise for exercise in load_library().exercises}
    tested = {exercise for patient in everybody for exercise in patient.intake.one_rm}
    for exercise in tested:
        assert any(level.share_of_1rm for level in exercises[exercise].levels)


def test_therapists_have_a_note_for_every_item() -> None:
    assert set(notes().notes) == {code.value for code in Code if code.value.startswith("att_")}


# -- nobody exists ----------------------------------------------------------------------------


def test_no_telephone_number_can_exist(everybody: tuple[Patient, ...]) -> None:
    """After the area code, or 06, no number goes on with a 0."""
    numbers = [clinic.phone for clinic in practice_group().clinics]
    numbers += [patient.phone for patient in everybody]
    for number in numbers:
        assert re.fullmatch(r"0\d{1,3} 0[0 ]*\d{1,2}", number), number


def test_every_address_is_in_a_domain_that_nobody_can_have(everybody: tuple[Patient, ...]) -> None:
    group = practice_group()
    addresses = [group.owner.email, *(patient.email for patient in everybody)]
    for clinic in group.clinics:
        colleagues = (clinic.receptionist, *clinic.therapists)
        addresses += [clinic.email, *(colleague.email for colleague in colleagues)]
    for address in addresses:
        assert re.fullmatch(r"[a-z.-]+@([a-z]+\.example|example\.org)", address), address
    assert len(set(addresses)) == len(addresses)


@pytest.mark.parametrize("name", ["group.toml", "patients.toml", "therapists.toml"])
def test_no_file_holds_a_number_or_an_address_of_somebody(name: str) -> None:
    text = CONTENT.joinpath(name).read_text(encoding="utf-8")
    assert not re.search(r"\b0[1-9]\d?[ -]?[1-9]\d{5,}", text)
    assert not [a for a in re.findall(r"@([\w.-]+)", text) if not a.endswith(".example")]
    assert not re.search(r"\b\d{9}\b", text)
