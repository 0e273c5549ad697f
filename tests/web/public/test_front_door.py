"""The front door: what is told, whom to call, and the clinics by region."""

import re

import pytest
from django.test import Client
from django.utils import translation

from soepel.core.screening import TIER_OF, Tier
from soepel.records.models import Clinic
from soepel.records.queries.clinics import practice_group
from soepel.web.public.calling import callings
from soepel.web.public.phases import phase_rows
from soepel.web.public.views import by_region
from soepel.words import Lang

PAGES = ("/", "/over-soepel/", "/privacy/", "/toegankelijkheid/", "/afspraak/")
ENGLISH = ("/en/", "/en/about/", "/en/privacy/", "/en/accessibility/", "/en/appointment/")


def page(client: Client, path: str) -> str:
    answer = client.get(path, secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("cast")
def test_dutch_stands_at_the_root_and_english_beside_it(client: Client) -> None:
    assert '<html lang="nl">' in page(client, "/")
    assert '<html lang="en">' in page(client, "/en/")


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(("dutch", "english"), list(zip(PAGES, ENGLISH, strict=True)))
def test_each_page_names_its_other_language(client: Client, dutch: str, english: str) -> None:
    told = page(client, dutch)
    assert f'<link rel="canonical" href="https://testserver{dutch}">' in told
    assert f'hreflang="en" href="https://testserver{english}">' in told
    assert f'href="{dutch}" hreflang="nl"' in page(client, english)


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("path", [*PAGES, *ENGLISH])
def test_no_page_has_a_style_or_script_of_its_own_or_another_site(
    client: Client, path: str
) -> None:
    told = page(client, path)
    assert re.findall(r" style=|<style| on[a-z]+=|<script(?! type=\"module\" src)", told) == []
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//(?!testserver)", told) == []


@pytest.mark.usefixtures("cast")
def test_the_front_door_says_when_to_call(client: Client) -> None:
    told = page(client, "/")
    assert 'href="tel:112"' in told
    assert "Na een val niet op je been kunnen staan" in told
    assert told.index("Bel nu 112") < told.index('id="now"')


@pytest.mark.parametrize("lang", list(Lang))
def test_every_red_flag_that_needs_a_doctor_is_told_once(lang: Lang) -> None:
    told = [sign for calling in callings(lang) for sign in calling.signs]
    assert len(told) == sum(tier <= Tier.T2 for tier in TIER_OF.values())
    assert len(set(told)) == len(told)


@pytest.mark.usefixtures("cast")
def test_five_questions_are_answered_and_the_others_are_one_press_away(client: Client) -> None:
    told = page(client, "/")
    assert told.count('<details class="question" id=') == 5
    assert "Heb ik een nieuwe heup nodig?" in told
    assert 'href="/vragen/"' in told


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_tells_a_person_that_she_has_a_disease(client: Client, lang: Lang) -> None:
    told = page(client, "/" if lang is Lang.NL else "/en/").lower()
    assert (
        re.search(r"\b(je hebt|u hebt|you have) (hip|heup)?(artrose|osteoarthritis)", told) is None
    )


def test_the_length_of_a_phase_is_that_of_the_programme() -> None:
    with translation.override("en"):
        takes = [str(row.takes) for row in phase_rows(Lang.EN)]
    assert takes == [
        "Up to about 3 weeks",
        "Up to about 5 weeks",
        "Up to about 8 weeks",
        "As long as you like",
    ]


@pytest.mark.usefixtures("cast")
def test_clinics_stand_by_region(client: Client) -> None:
    Clinic.objects.filter(slug="twee").update(province="Drenthe")
    group = practice_group()
    assert group is not None
    assert [region for region, _ in by_region(group.clinics)] == ["Drenthe", "Utrecht"]
    told = page(client, "/")
    assert told.index("Drenthe") < told.index("Praktijk twee") < told.index("Praktijk een")


@pytest.mark.usefixtures("cast")
def test_a_full_clinic_says_so_and_offers_no_appointment(client: Client) -> None:
    Clinic.objects.filter(slug="twee").update(accepts_new=False)
    told = page(client, "/")
    assert "?clinic=een" in told
    assert "?clinic=twee" not in told
    assert "Nu geen plek voor nieuwe mensen" in told


@pytest.mark.django_db
def test_before_there_is_a_practice_group_the_page_still_stands(client: Client) -> None:
    assert "Nog geen praktijken" in page(client, "/")


@pytest.mark.django_db
def test_an_unknown_page_is_told_kindly(client: Client) -> None:
    answer = client.get("/bestaat-niet/", secure=True)
    assert answer.status_code == 404
    assert "We kunnen deze pagina niet vinden" in answer.content.decode()
