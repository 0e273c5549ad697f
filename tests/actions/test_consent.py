"""Research counts only who said yes to the words that she read, and only as long as she does."""

from datetime import timedelta

import pytest

from soepel.actions.people.ask_erasure import ask_erasure
from soepel.actions.people.erase import erase
from soepel.actions.people.give_consent import give_consent
from soepel.actions.refused import Refused
from soepel.records.models import Consent
from soepel.records.queries.consents import (
    TEXT_VERSION,
    consents_of,
    who_consented_to_research,
)
from soepel.records.vocabulary import Purpose
from tests.actions.saying import TODAY
from tests.people import Cast, at

NOW = at(TODAY, 12)
HOUR = timedelta(hours=1)


def says(people: Cast, given: bool, after: int) -> None:
    give_consent(people.patient, Purpose.RESEARCH, given, TEXT_VERSION, NOW + after * HOUR)


def test_who_said_nothing_is_in_no_figure(cast: Cast) -> None:
    assert who_consented_to_research(NOW) == frozenset()
    held = {one.purpose: (one.given, one.since) for one in consents_of(cast.patient)}
    assert held == {Purpose.TREATMENT: (True, None), Purpose.RESEARCH: (False, None)}


def test_yes_holds_from_then_on_until_no(cast: Cast) -> None:
    says(cast, True, 1)
    says(cast, False, 3)
    for hours, counted in ((0, set()), (1, {cast.patient.patient}), (2, {cast.patient.patient})):
        assert who_consented_to_research(NOW + hours * HOUR) == counted
    assert who_consented_to_research(NOW + 3 * HOUR) == frozenset()
    assert [row.given for row in Consent.objects.order_by("at")] == [True, False]


def test_the_same_said_twice_is_kept_once_and_by_whom(cast: Cast) -> None:
    says(cast, True, 0)
    says(cast, True, 1)
    row = Consent.objects.get()
    assert (row.at, row.by_id, row.text_version) == (NOW, cast.patient.user, TEXT_VERSION)


def test_nobody_says_yes_to_words_she_did_not_read(cast: Cast) -> None:
    with pytest.raises(Refused):
        give_consent(cast.patient, Purpose.RESEARCH, True, "2020-01-01", NOW)
    assert not Consent.objects.exists()


def test_there_is_no_plan_without_her_answers(cast: Cast) -> None:
    with pytest.raises(Refused):
        give_consent(cast.patient, Purpose.TREATMENT, False, TEXT_VERSION, NOW)


def test_who_leaves_is_counted_no_more(cast: Cast) -> None:
    says(cast, True, 0)
    ask_erasure(cast.patient, NOW + HOUR)
    assert who_consented_to_research(NOW + HOUR) == frozenset()
    assert cast.patient.patient is not None
    erase(cast.patient.patient, NOW + HOUR, "default")
    assert not Consent.objects.exists()
