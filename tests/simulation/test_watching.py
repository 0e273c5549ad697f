from dataclasses import replace

import pytest

from soepel.core.reasons import Code
from soepel.library import programme
from soepel.simulation.living import Life, lived
from soepel.simulation.people import PEOPLE
from soepel.simulation.watching import WATCHED, unseen


@pytest.fixture(scope="module")
def lives() -> list[Life]:
    rules = programme()
    return [lived(person, seed, rules) for person in PEOPLE for seed in (100, 101)]


def test_nobody_stands_still_for_a_fortnight_without_an_item(lives: list[Life]) -> None:
    """H14, over every situation; the golden file holds the same for all lives of the courses."""
    forgotten = [
        f"{life.person.name}: {what} on day {(review.day - life.person.intake.day).days}"
        for life in lives
        for what, review in unseen(life.reviews)
    ]
    assert not forgotten


@pytest.mark.parametrize(("what", "code"), [("hold", Code.ATT_ON_HOLD), ("stuck", Code.ATT_STUCK)])
def test_a_list_that_forgets_an_item_is_noticed(what: str, code: Code, lives: list[Life]) -> None:
    never = next(life for life in lives if life.person.name == "never checks in")
    forgetful = [
        replace(
            review,
            state=replace(
                review.state, items=tuple(i for i in review.state.items if i.code is not code)
            ),
        )
        for review in never.reviews
    ]
    assert what in {name for name, _ in unseen(forgetful)}


def test_the_lives_do_put_it_to_the_test(lives: list[Life]) -> None:
    """Somebody is on hold, in a flare or stuck for so long that an item is due."""
    for what in ("hold", "flare", "stuck"):
        standing, longest, _ = WATCHED[what]
        assert any(
            all(standing(review) for review in life.reviews[day : day + longest + 1])
            for life in lives
            for day in range(len(life.reviews) - longest)
        ), what
