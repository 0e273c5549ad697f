"""The pages that steer a plan: a preview keeps nothing, two at once lose nothing, left is left."""

from typing import Any

import pytest
from django.test import Client

from soepel.core.quantities import Side
from soepel.core.rules.bounds import room_of
from soepel.library import programme
from soepel.records.models import Entry
from soepel.records.queries.orders import Steered, steered
from soepel.simulation.ahead import ahead
from soepel.web.therapist.steering.page import numbers
from tests.people import Cast, at
from tests.web.entering import row, signed_in
from tests.web.reading import words
from tests.web.therapist.conftest import WEDNESDAY

WHY = "Pijn bij deze oefening"


def plan(people: Cast) -> Steered:
    return steered(people.therapist, row(people.patient).key, at(WEDNESDAY))


@pytest.fixture
def exercise(morning: Cast) -> str:
    """An exercise of the plan that each leg does alone."""
    units = plan(morning).review.state.units
    return next(unit.exercise for unit in units if unit.side is Side.LEFT)


@pytest.fixture
def path(morning: Cast, exercise: str) -> str:
    return f"/patient/{row(morning.patient).key}/plan/{numbers()[exercise]}/"


def sent(people: Cast, **fields: Any) -> dict[str, Any]:
    """A form as the page sends it, with the mark of now."""
    key = "7d0c6f3e-6d1f-4a53-9a3e-0f1f0c6a0001"
    return {"seen": plan(people).mark, "key": key, "why": WHY, **fields}


def test_the_left_is_frozen_and_the_right_is_not(
    therapist: Client, morning: Cast, path: str, exercise: str
) -> None:
    answer = therapist.post(path, sent(morning, **{"left-limits": "frozen"}))
    assert answer["Location"] == f"/patient/{row(morning.patient).key}/"
    bounds = plan(morning).bounds
    assert room_of(bounds, exercise, Side.LEFT).frozen
    assert not room_of(bounds, exercise, Side.RIGHT).frozen
    page = words(therapist.get(answer["Location"]))
    assert "Bevroren" in page
    history = words(therapist.get(f"{answer['Location']}plan/"))
    assert "links geen grenzen → bevroren" in history
    assert WHY in history


def test_what_is_frozen_is_the_dose_that_stands_on_the_page(
    therapist: Client, morning: Cast
) -> None:
    before = plan(morning)
    for unit in before.review.state.units:
        path = f"/patient/{row(morning.patient).key}/plan/{numbers()[unit.exercise]}/"
        key = f"7d0c6f3e-6d1f-4a53-9a3e-{abs(hash(unit.key)) % 10**12:012d}"
        fields = sent(morning, **{f"{unit.side}-limits": "frozen"}) | {"key": key}
        therapist.post(path, fields)
        after = plan(morning).review.state.unit(*unit.key)
        assert after is not None
        assert after.dose == unit.dose


def test_looking_ahead_keeps_nothing(therapist: Client, morning: Cast, path: str) -> None:
    page = words(therapist.post(path, sent(morning, look="1", **{"left-limits": "frozen"})))
    assert "Als de komende twee weken gewoon verlopen" in page
    assert "Had je dit op" in page
    assert not Entry.objects.filter(kind="bounds").exists()


def test_the_days_to_come_are_those_that_the_rules_give(morning: Cast) -> None:
    before = plan(morning)
    days = ahead(before.record, before.eve, programme(), 14)
    assert days[0].state.units == before.review.state.units or not days[0].plan.provisional
    assert [one.day.toordinal() - WEDNESDAY.toordinal() for one in days] == list(range(14))
    assert not any(one.state.in_flare for one in days[3:])


def test_the_second_therapist_is_told_and_loses_nothing(
    therapist: Client, morning: Cast, path: str, exercise: str
) -> None:
    old = sent(morning, **{"right-ceiling": "5"}) | {"why": "Mijn eigen reden"}
    therapist.post(path, sent(morning, **{"left-limits": "frozen"}))
    second = old | {"key": "7d0c6f3e-6d1f-4a53-9a3e-0f1f0c6a0002"}
    answer = therapist.post(path, second)
    page = words(answer)
    assert "Veranderd terwijl je bezig was" in page
    assert WHY in page
    assert 'value="Mijn eigen reden"' in answer.content.decode()
    assert '<option value="5" selected>' in answer.content.decode()
    assert f'name="seen" value="{plan(morning).mark}"' in answer.content.decode()
    assert therapist.post(path, second | {"seen": plan(morning).mark}).status_code == 302
    bounds = plan(morning).bounds
    assert room_of(bounds, exercise, Side.RIGHT).ceiling == 5


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"why": "", "left-limits": "frozen"}, "Schrijf in een paar woorden waarom."),
        ({}, "Er is niets veranderd."),
        ({"left-floor": "4", "left-ceiling": "2"}, "Kies hoogstens niet lager dan minstens."),
        ({"left-rung": "4", "left-ceiling": "2"}, "Kies een dosis die niet hoger is"),
    ],
)
def test_what_cannot_be_kept_says_why(
    therapist: Client, morning: Cast, path: str, fields: dict[str, str], told: str
) -> None:
    assert told in words(therapist.post(path, sent(morning, **fields)))
    assert not Entry.objects.filter(kind="bounds").exists()


@pytest.mark.parametrize(
    ("order", "fields", "kind"),
    [
        ("phase", {"phase": "1"}, "phase_order"),
        ("ask-me", {"wanted": "yes"}, "ask_me"),
        ("anchor", {"anchor": "4"}, "anchor_order"),
        ("pause", {"until": "2026-06-10"}, "pause"),
    ],
)
def test_each_order_about_the_whole_plan_is_kept_and_taken_back(
    therapist: Client, morning: Cast, order: str, fields: dict[str, str], kind: str
) -> None:
    path = f"/patient/{row(morning.patient).key}/plan/"
    before = plan(morning).review
    answer = therapist.post(path, sent(morning, order=order, **fields))
    assert answer.status_code == 302, words(answer)
    assert Entry.objects.get(kind=kind).content.get("why", WHY) == WHY
    change = plan(morning).changes[0].key
    therapist.post(f"{path}terug/", {"change": change})
    after = plan(morning).review
    assert Entry.objects.filter(kind=kind).count() == 2
    assert (after.plan.paused, after.plan.phase) == (before.plan.paused, before.plan.phase)
    assert after.state.ask_me == before.state.ask_me


def test_a_pause_in_the_past_is_refused(therapist: Client, morning: Cast) -> None:
    path = f"/patient/{row(morning.patient).key}/plan/"
    page = words(therapist.post(path, sent(morning, order="pause", until="2026-01-01")))
    assert "Kies vandaag of een latere dag." in page


def test_nobody_else_finds_these_pages(morning: Cast, client: Client, path: str) -> None:
    whole = path.rsplit("/", 2)[0] + "/"
    for name, viewer in morning.others("therapist", "colleague").items():
        browser = signed_in(client, viewer)
        for page in (path, whole):
            assert browser.get(page).status_code == 404, name
            assert browser.post(page, {"why": WHY}).status_code == 404, name
        assert browser.post(f"{whole}terug/", {"change": "x"}).status_code == 404, name


def test_a_colleague_is_asked_for_a_reason_first(morning: Cast, client: Client, path: str) -> None:
    answer = signed_in(client, morning.colleague).get(path)
    assert answer["Location"] == f"/patient/{row(morning.patient).key}/reden/"


def test_an_exercise_that_does_not_exist_is_not_found(therapist: Client, path: str) -> None:
    assert therapist.get(path.rsplit("/", 2)[0] + "/999/").status_code == 404
