"""Where a number comes from: a source that stands alone, or a judgement to be signed."""

from datetime import date

import pytest

from soepel.core.evidence import Basis, Judgement, Limit, Mark, Source

SOURCE = Source("guide", "A guideline", "page 3")
SEEN = date(2026, 11, 23)


@pytest.mark.parametrize("mark", [Mark.SEEN, Mark.DERIVED])
def test_a_basis_stands_on_what_was_seen_or_worked_out(mark: Mark) -> None:
    basis = Basis(SOURCE, "table 2", SEEN, mark)
    assert mark.stands_alone
    assert not basis.needs_sign_off


@pytest.mark.parametrize(
    "mark", [Mark.MEMORY_HIGH, Mark.MEMORY_MEDIUM, Mark.MEMORY_LOW, Mark.DESIGN]
)
def test_memory_and_design_are_no_basis(mark: Mark) -> None:
    assert not mark.stands_alone
    with pytest.raises(ValueError, match=rf"marked {mark} is a Judgement.*\(guide, table 2\)"):
        Basis(SOURCE, "table 2", SEEN, mark)


def test_a_judgement_waits_for_a_clinician_unless_it_says_otherwise() -> None:
    assert Judgement("a-decision").needs_sign_off
    assert not Judgement("a-decision", needs_sign_off=False).needs_sign_off


def test_a_limit_carries_the_mark_of_what_it_stands_on() -> None:
    assert Limit(2, "two", Basis(SOURCE, "table 2", SEEN)).mark is Mark.SEEN
    assert Limit(2, "two", Judgement("a-decision")).mark is Mark.DESIGN
