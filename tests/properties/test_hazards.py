"""No history breaks a property, and the premise of each held often enough to mean something."""

import pytest

from tests.properties.everything import EVERYTHING, HAZARDS, PRINCIPLES, named, of_hazard
from tests.properties.properties import Found, Property

HELD_AT_LEAST = 200
"""In a thousand lives; a property whose premise never holds proves nothing."""


@pytest.mark.parametrize("property_", EVERYTHING, ids=lambda p: f"{p.id}: {p.says}")
def test_no_life_breaks_it(found: Found, property_: Property) -> None:
    assert found.breaches[property_.id] == 0, "\n".join(found.examples[property_.id])


@pytest.mark.parametrize("property_", EVERYTHING, ids=lambda p: p.id)
def test_its_premise_held_often(found: Found, property_: Property) -> None:
    assert found.held[property_.id] >= HELD_AT_LEAST * found.lives / 1_000


@pytest.mark.parametrize("hazard", HAZARDS)
def test_every_hazard_has_a_property(hazard: str) -> None:
    assert of_hazard(hazard)


@pytest.mark.parametrize("principle", PRINCIPLES)
def test_every_principle_has_a_property(principle: str) -> None:
    assert [named(id_) for id_ in PRINCIPLES[principle]]


def test_all_lives_were_lived(found: Found) -> None:
    assert found.lives >= 950
