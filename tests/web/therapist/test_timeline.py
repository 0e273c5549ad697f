"""The timeline of a file: what is drawn is what was told, left is left, and a day says why."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils.translation import override

from soepel.core.quantities import Side
from soepel.core.record import Exposure
from soepel.outgoing.timeline import NARROW, WIDE, drawn, in_words
from soepel.outgoing.timeline.axis import Paper
from soepel.outgoing.timeline.exercises import INK, SIGN_OF
from soepel.records.queries.access import opened
from soepel.records.queries.file import DoseChanged, file_of
from soepel.records.queries.timeline import Timeline, day_of, timeline_of
from soepel.records.viewer import NotYours
from soepel.words import Lang
from soepel.words.voice import voice
from tests.people import Cast, at, example
from tests.web.entering import row
from tests.web.reading import part, words
from tests.web.therapist.conftest import WEDNESDAY

LOWERED = date(2026, 5, 30)
"""A dose went down on this day of the example."""


@pytest.fixture
def line(morning: Cast) -> Timeline:
    opened(morning.therapist, row(morning.patient).key, at(WEDNESDAY))
    found = timeline_of(morning.therapist, row(morning.patient).key, WEDNESDAY, None)
    assert found is not None
    return found


def svg(line: Timeline, paper: Paper, lang: Lang = Lang.NL) -> ElementTree.Element:
    with override(lang.value):
        return ElementTree.fromstring(drawn(line, voice(lang), paper, LOWERED))


def written(drawing: ElementTree.Element) -> list[str]:
    return [it.text or "" for it in drawing.iter("text")]


def test_every_exposure_of_the_diary_stands_on_its_day_and_side(line: Timeline) -> None:
    entries = example("flare-and-back", until=WEDNESDAY).entries
    told = {(one.exercise, one.side, one.day) for one in entries if isinstance(one, Exposure)}
    shown = {(unit.exercise, unit.side, one.day) for unit in line.units for one in unit.practised}
    assert told
    assert shown == told


def test_the_dose_of_the_last_day_is_that_of_the_plan(morning: Cast, line: Timeline) -> None:
    review = file_of(morning.therapist, row(morning.patient).key, at(WEDNESDAY)).review
    assert review is not None
    stands = {unit.key: unit.dose for unit in review.state.units}
    shown = {(one.exercise, one.side): one.on(line.until) for one in line.units}
    assert {unit: dose for unit, dose in shown.items() if dose} == stands


def test_phases_and_flares_cover_the_days_without_overlap(line: Timeline) -> None:
    days: list[date] = []
    for one in line.phases:
        days += [one.since + timedelta(n) for n in range((one.until - one.since).days + 1)]
    assert days == list(line.days)
    assert line.flares


@pytest.mark.parametrize("paper", [WIDE, NARROW])
def test_left_and_right_each_have_their_word_their_shape_and_their_place(
    line: Timeline, paper: Paper
) -> None:
    drawing = svg(line, paper)
    words_ = written(drawing)
    both_sided = {one.exercise for one in line.units if one.side is Side.LEFT}
    named = [one for one in words_ if one.startswith((SIGN_OF[Side.LEFT], SIGN_OF[Side.RIGHT]))]
    assert named == ["● links", "■ rechts"] * len(both_sided)
    done = {
        side: sum(not one.red for unit in line.units if unit.side is side for one in unit.practised)
        for side in Side
    }
    circles = [it for it in drawing.iter("circle") if it.get("fill") == INK[Side.LEFT]]
    squares = [it for it in drawing.iter("rect") if it.get("fill") == INK[Side.RIGHT]]
    assert (len(circles), len(squares)) == (done[Side.LEFT], done[Side.RIGHT])


@pytest.mark.parametrize("paper", [WIDE, NARROW])
def test_nothing_is_drawn_outside_the_paper(line: Timeline, paper: Paper) -> None:
    drawing = svg(line, paper)
    _, _, width, height = map(float, (drawing.get("viewBox") or "").split())
    for it in (*drawing.iter("circle"), *drawing.iter("text")):
        x = float(it.get("cx") or it.get("x") or -1)
        y = float(it.get("cy") or it.get("y") or -1)
        assert 0 <= x <= width
        assert 0 <= y <= height


def test_it_says_in_words_what_it_shows(line: Timeline) -> None:
    with override("en"):
        told = in_words(line, Lang.EN)
    assert "check-ins: usual pain lowest" in told
    assert f"{sum(line.moved.values())} doses changed." in told


def test_a_day_says_what_was_decided_and_the_rule_behind_it(
    therapist: Client, morning: Cast
) -> None:
    path = f"/patient/{row(morning.patient).key}/"
    told = part(therapist.get(path, {"day": str(LOWERED)}), "Zaterdag 30 mei", "Het beloop als")
    assert "STEP-3" in told
    assert "Meest waarschijnlijke oorzaak" in told
    assert "Gewone pijn" in told
    opened(morning.therapist, row(morning.patient).key, at(WEDNESDAY))
    changes = day_of(morning.therapist, row(morning.patient).key, LOWERED).changes
    for one in changes:
        if isinstance(one, DoseChanged):
            assert voice(Lang.NL).names[one.exercise] in told


@pytest.mark.parametrize("query", [{"day": "nonsense"}, {"day": "1999-01-01"}, {"zoom": "x"}])
def test_what_is_asked_in_vain_is_the_file_itself(
    therapist: Client, morning: Cast, query: dict[str, str]
) -> None:
    page = words(therapist.get(f"/patient/{row(morning.patient).key}/", query))
    assert "Wat op deze dag is besloten" not in page


def test_nobody_but_her_therapist_reads_it(morning: Cast) -> None:
    key = row(morning.patient).key
    for viewer in morning.others("therapist").values():
        with pytest.raises(NotYours):
            timeline_of(viewer, key, WEDNESDAY, None)
        with pytest.raises(NotYours):
            day_of(viewer, key, LOWERED)
