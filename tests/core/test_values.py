"""A copy of a value with other fields."""

import dataclasses

import pytest

from soepel.core.exercises import Dose
from soepel.core.values import replace
from tests.core.rules.builders import unit


def test_a_copy_has_the_new_fields_and_keeps_the_others() -> None:
    before = unit()
    after = replace(before, dose=Dose(1, 1), idle=2)
    assert after == dataclasses.replace(before, dose=Dose(1, 1), idle=2)
    assert type(after) is type(before)


def test_the_value_that_is_copied_does_not_change() -> None:
    before = unit()
    replace(before, dose=Dose(1, 1))
    assert before == unit()


def test_a_copy_cannot_be_changed_either() -> None:
    after = replace(unit(), idle=2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        after.idle = 3  # type: ignore[misc]
