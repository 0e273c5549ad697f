"""The exercises for anybody: found by word and choice, told whole, under a name of the language."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from soepel.core.exercises import Equipment, Phase, Target
from soepel.library import Position, library
from soepel.web.public.exercises.catalogue import Wanted, catalogue, groups
from soepel.web.shared.exercise_names import exercise_path, id_of, slugs
from soepel.words import Lang
from tests.web.reading import words

MOST_BYTES = 60_000
EVERYTHING = [*library().words, *library().everyday]


def found(wanted: Wanted, lang: Lang = Lang.NL) -> set[str]:
    return {one.id for group in groups(wanted, lang) for one in group.found}


def got(client: Client, path: str) -> Any:
    return client.get(path, secure=True)


def test_the_list_holds_everything_once() -> None:
    for lang in Lang:
        assert sorted(one.id for one in catalogue(lang)) == sorted(EVERYTHING)
        assert len(found(Wanted(), lang)) == len(EVERYTHING)


def test_no_address_means_two_things() -> None:
    for lang in Lang:
        assert len(set(slugs(lang).values())) == len(EVERYTHING)
        for id_, slug in slugs(lang).items():
            assert id_of(slug) == id_ == id_of(id_), slug


@pytest.mark.parametrize(
    ("wanted", "among", "not_among"),
    [
        (Wanted(words="trap"), "stair-climbing", "heel-slide"),
        (Wanted(words="KNIEEN"), "belt-press", "heel-press"),
        (Wanted(words="sokken stoel"), "socks-and-shoes", "sit-to-stand"),
        (Wanted(target=Target.ABDUCTION), "clam", "bridge"),
        (Wanted(phase=Phase.CALM_DOWN), "pendulum", "lunge"),
        (Wanted(phase=Phase.CALM_DOWN), "sleep-on-your-side", "bridge"),
        (Wanted(equipment=Equipment.BAND), "band-clam", "clam"),
        (Wanted(nothing=True), "clam", "band-clam"),
        (Wanted(position=Position.SITTING), "windscreen-wiper", "heel-slide"),
        (Wanted(no_floor=True), "hip-hinge", "floor-to-stand"),
    ],
)
def test_a_word_or_a_choice_finds_what_fits(wanted: Wanted, among: str, not_among: str) -> None:
    assert among in found(wanted)
    assert not_among not in found(wanted)


def test_choices_narrow_one_another() -> None:
    both = found(Wanted(target=Target.SQUAT, equipment=Equipment.GYM))
    assert both == {"leg-press", "knee-extension-machine"}


@pytest.mark.usefixtures("cast")
def test_the_list_is_searched_without_script(client: Client) -> None:
    told = words(got(client, "/oefeningen/?words=trap&no_floor=on"))
    assert "Traplopen" in told
    assert "Hiel schuiven" not in told
    assert "Toon alles" in told


@pytest.mark.usefixtures("cast")
def test_who_finds_nothing_is_told_what_to_do(client: Client) -> None:
    told = words(got(client, "/oefeningen/?words=zeilboot"))
    assert "Niets gevonden" in told
    assert "Probeer één woord" in told


@pytest.mark.usefixtures("cast")
def test_a_choice_outside_the_fixed_lists_is_no_address(client: Client) -> None:
    for query in ("phase=9", "phase=5", "target=me", "position=bed", "equipment=scooter"):
        assert got(client, f"/oefeningen/?{query}").status_code == 404, query


@pytest.mark.usefixtures("cast")
def test_a_long_or_odd_search_breaks_nothing(client: Client) -> None:
    for odd in ("%22%3E%3Cb%3E", "a" * 5_000, "%00", "%F0%9F%A6%B5"):
        answer = got(client, f"/oefeningen/?words={odd}")
        assert answer.status_code in (200, 404)
        assert b"<b>" not in answer.content


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("id_", EVERYTHING)
def test_each_has_a_page_that_is_light_and_leaves_no_cookie(
    client: Client, id_: str, lang: Lang
) -> None:
    answer = got(client, exercise_path(id_, lang))
    assert answer.status_code == 200
    assert len(answer.content) <= MOST_BYTES
    assert not answer.cookies
    assert "{" not in words(answer)


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("lang", list(Lang))
def test_the_list_is_light_and_leaves_no_cookie(client: Client, lang: Lang) -> None:
    answer = got(client, "/oefeningen/" if lang is Lang.NL else "/en/exercises/")
    assert len(answer.content) <= MOST_BYTES
    assert not answer.cookies


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("other", ["heel-slide", "hiel-schuiven"])
def test_another_name_leads_to_the_one_of_this_language(client: Client, other: str) -> None:
    answer = got(client, f"/en/exercises/{other}/")
    if other == "heel-slide":
        assert answer.status_code == 200
    else:
        assert answer.status_code == 301
        assert answer["Location"] == "/en/exercises/heel-slide/"


@pytest.mark.usefixtures("cast")
def test_a_page_names_itself_in_both_languages(client: Client) -> None:
    told = got(client, "/oefeningen/hiel-schuiven/").content.decode()
    assert '<link rel="canonical" href="https://testserver/oefeningen/hiel-schuiven/">' in told
    assert 'hreflang="en" href="https://testserver/en/exercises/heel-slide/">' in told


@pytest.mark.usefixtures("cast")
def test_what_does_not_exist_is_not_found(client: Client) -> None:
    assert got(client, "/oefeningen/handstand/").status_code == 404


@pytest.mark.usefixtures("cast")
def test_a_page_tells_all_that_one_needs(client: Client) -> None:
    told = words(got(client, "/oefeningen/knie-naar-de-borst/"))
    for part in (
        "Dat helpt bij bukken",
        "Een handdoek",
        "Je oefenbeen is het been dat nu oefent",
        "Til de voet van je oefenbeen op",
        "Adem rustig door",
        "Je trekt aan je knieschijf",
        "Schuif alleen je hiel over het bed. Hiel schuiven",
        "Leg je andere been plat op bed",
        "Bij botontkalking.",
        "Begin met 2 keer 20 seconden",
        "Met je andere been gestrekt op bed",
        "Tot en met 2 is prima. Meer dan 5 is te veel",
        "Zittend vooroverbuigen",
        "KNGF",
    ):
        assert part in told, part


@pytest.mark.usefixtures("cast")
def test_what_a_condition_asks_stands_on_the_page(client: Client) -> None:
    told = words(got(client, "/en/exercises/belt-press/"))
    assert "High blood pressure. Keep breathing calmly" in told


@pytest.mark.usefixtures("cast")
def test_everyday_help_says_when_and_has_no_dose(client: Client) -> None:
    told = words(got(client, "/oefeningen/slapen-op-je-zij/"))
    assert "Als je heup je 's nachts wakker maakt" in told
    assert "Leg het kussen tussen je knieën" in told
    assert "Begin met" not in told
    assert "oefenbeen" not in told


@pytest.mark.usefixtures("cast")
def test_every_link_between_exercises_leads_somewhere(client: Client) -> None:
    links = set()
    for id_ in EVERYTHING:
        told = got(client, exercise_path(id_, Lang.NL)).content.decode()
        links |= set(re.findall(r'href="(/oefeningen/[^"]+)"', told))
    with override(Lang.NL):
        known = {exercise_path(id_, Lang.NL) for id_ in EVERYTHING}
    assert links <= known
    assert len(links) > 40
