"""The exercise files as they come with the product."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from soepel.core.exercises import Comorbidity, Exercise, Kind, Phase
from soepel.library import Library, exercises_folder, load_library

NAMED_IN_THE_EVIDENCE = {
    *("heel-slide", "knee-to-chest", "bent-knee-fall-out", "windscreen-wiper"),
    *("hip-flexor-stretch", "pendulum", "belt-press", "glute-squeeze", "bridge", "clam"),
    *("side-lying-leg-raise", "weight-shift", "pelvic-hold", "sit-to-stand", "mini-squat"),
    *("step-up", "step-down", "band-hip-abduction", "band-hip-extension", "leg-press"),
    *("cable-hip-abduction", "cable-hip-extension", "cable-hip-flexion", "band-knee-extension"),
    *("knee-extension-machine", "side-steps", "lunge", "stair-climbing", "lift-and-carry"),
    *("floor-to-stand", "walking", "cycling", "water-exercise", "cross-trainer"),
}
ASKED_BESIDES = {
    "walking-without-limp": "gait: without a limp, with a mirror or a stick",
    "knee-sway": "trunk rotation",
    "hip-hinge": "bending",
    "lift-and-carry": "lifting and carrying",
    "floor-to-stand": "floor to stand",
    "socks-and-shoes": "socks and shoes",
    "sleep-on-your-side": "sleep position",
    "rest-on-the-sofa": "rest position",
    "moment-at-the-desk": "micro-break at a desk",
    "moment-in-the-car": "micro-break in a car",
    "moment-on-the-sofa": "micro-break on a sofa",
}
"""What the phases and a day ask for besides the list of the evidence."""
TWO_LEVELS = {"glute-squeeze", "pendulum", "hip-flexor-stretch", "half-kneeling-stretch"}
"""The evidence names two, and a third could not be told apart."""
LONGEST_INSTRUCTION = 130


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def laddered(library: Library) -> list[Exercise]:
    return [exercise for exercise in library.exercises if exercise.levels]


def test_every_exercise_of_the_evidence_is_there(library: Library) -> None:
    assert not NAMED_IN_THE_EVIDENCE - {exercise.id for exercise in library.exercises}


def test_what_a_day_asks_besides_is_there(library: Library) -> None:
    there = {exercise.id for exercise in library.exercises} | set(library.everyday)
    assert not ASKED_BESIDES.keys() - there


def test_a_movement_has_three_levels_but_for_the_known_few(library: Library) -> None:
    fewer = {exercise.id for exercise in laddered(library) if len(exercise.levels) < 3}
    assert fewer == TWO_LEVELS


def test_every_file_is_loaded_and_ids_are_in_order(library: Library) -> None:
    names = sorted(path.name.removesuffix(".toml") for path in exercises_folder().iterdir())
    assert [exercise.id for exercise in library.exercises] == names
    assert list(library.words) == list(library.because) == names


def test_every_text_is_there_in_both_languages_as_one_line(library: Library) -> None:
    for words in library.words.values():
        for text in (words.name, words.instruction, *words.levels.values()):
            for line in (text.nl, text.en):
                assert re.fullmatch(r"[A-Z0-9]\S*( \S+)*", line), line


def test_an_instruction_is_one_short_sentence(library: Library) -> None:
    for id_, words in library.words.items():
        for line in (words.instruction.nl, words.instruction.en):
            assert line.endswith("."), id_
            assert len(line) <= LONGEST_INSTRUCTION, f"{id_}: {len(line)} characters"


def test_no_dutch_text_says_u(library: Library) -> None:
    for words in library.words.values():
        for text in (words.name, words.instruction, *words.levels.values()):
            assert not re.search(r"\b[Uu]w?\b", text.nl), text.nl


def test_every_level_has_a_name(library: Library) -> None:
    for exercise in library.exercises:
        assert set(library.words[exercise.id].levels) == {level.id for level in exercise.levels}


def test_only_endurance_has_no_ladder(library: Library) -> None:
    without = {exercise.id for exercise in library.exercises if not exercise.ladder}
    assert without == {one.id for one in library.exercises if one.kind is Kind.ENDURANCE}


def test_repetitions_are_8_10_12_and_holds_rise_by_5_seconds_but_for_the_known_few(
    library: Library,
) -> None:
    usual = {(8, 10, 12), (10, 15, 20), (15, 20, 25), (20, 25, 30)}
    others = {
        exercise.id
        for exercise in laddered(library)
        if any(level.amounts not in usual for level in exercise.levels)
    }
    machines = {one.id for one in laddered(library) if one.levels[0].share_of_1rm}
    assert others == {"pendulum", "floor-to-stand"} | machines


def test_a_level_is_1_2_to_1_4_times_as_heavy_as_the_one_before(library: Library) -> None:
    for exercise in laddered(library):
        for easier, harder in pairwise(exercise.levels):
            assert 1.19 <= harder.weight / easier.weight <= 1.4, f"{exercise.id}, {harder.id}"


def test_a_machine_starts_within_50_to_60_percent_and_stays_under_80(library: Library) -> None:
    machines = [one for one in laddered(library) if one.levels[0].share_of_1rm]
    assert machines
    for exercise in machines:
        shares = [level.share_of_1rm or 0 for level in exercise.levels]
        assert 0.5 <= shares[0] <= 0.6, exercise.id
        assert shares[-1] <= 0.8, exercise.id


def test_no_machine_asks_for_more_than_two_repetitions_under_failure(library: Library) -> None:
    """Brzycki: the repetitions to failure at a share of the maximum are 37 - 36 x share."""
    for exercise in laddered(library):
        for level in exercise.levels:
            if level.share_of_1rm:
                assert level.amounts[-1] <= 37 - 36 * level.share_of_1rm - 1.5, exercise.id


def test_a_first_dose_in_phase_1_is_that_of_the_evidence(library: Library) -> None:
    by_id = {exercise.id: exercise for exercise in library.exercises}
    for id_ in ("belt-press", "glute-squeeze"):
        assert (by_id[id_].first_sets, by_id[id_].amount_at(1)) == (5, 10)


def test_sources_and_judgements_lead_somewhere(library: Library, root: Path) -> None:
    for id_, because in library.because.items():
        assert because.needs_sign_off, id_
        assert (root / "docs/decisions" / f"{because.decision}.md").is_file(), id_


def test_whoever_may_fall_gets_nothing_that_is_done_without_support(library: Library) -> None:
    forbidden = {one.id for one in library.exercises if Comorbidity.FALL_RISK in one.forbidden_with}
    assert {"one-leg-stand", "lunge", "weighted-squat", "floor-to-stand"} <= forbidden


def test_osteoporosis_gets_no_loaded_bending(library: Library) -> None:
    forbidden = {
        one.id for one in library.exercises if Comorbidity.OSTEOPOROSIS in one.forbidden_with
    }
    assert forbidden == {"knee-to-chest", "lift-and-carry"}


def test_strength_that_is_trained_late_is_kept_in_maintenance(library: Library) -> None:
    for exercise in library.exercises:
        assert (Phase.FUNCTIONAL in exercise.phases) == (Phase.MAINTENANCE in exercise.phases)


def test_the_hash_is_that_of_what_the_rules_see(library: Library) -> None:
    assert library.hash == load_library().hash
    assert re.fullmatch("[0-9a-f]{64}", library.hash)
