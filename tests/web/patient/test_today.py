"""Today: what to do now, what changed and why, in plain words, and quickly."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from soepel.actions.attention.resolve_flag import resolve_flag
from soepel.core.quantities import Pain
from soepel.core.record import Activity, CheckIn, QuotaDone
from soepel.records.clock import local
from soepel.records.models import Decision, Patient
from soepel.records.models import Entry as Row
from soepel.records.stored import row_of
from soepel.web.shared.assets import BUILT
from tests.people import Cast, at
from tests.web.patient.conftest import AtHome, Home, hidden, sits

MOST_QUERIES = 12
MOST_BYTES = 100_000
NEW = at(date(2026, 3, 2), 7, 30)
CALM = at(date(2026, 4, 15), 7, 30)
NEXT = at(date(2026, 4, 16), 9)
ROSE = at(date(2026, 4, 12), 9)
LOWERED = at(date(2026, 5, 14), 9)
FLARE = at(date(2026, 5, 30), 10)
STRENGTH_AGAIN = at(date(2026, 6, 1), 9)
ON_THE_WAY_BACK = at(date(2026, 6, 5), 10)
READY_FOR_THE_CHECK = at(date(2026, 10, 2), 7, 30)


class TestWhatToDoNow:
    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("nl", "Nu Hoe was het? Een paar tikken, nog geen minuut. Dit plan is voorlopig."),
            ("en", "Now How was it? A few taps, less than a minute. This plan is provisional."),
        ],
    )
    def test_a_check_in_that_is_missing_comes_first(
        self, at_home: AtHome, lang: str, words: str
    ) -> None:
        page = at_home("new", NEW).sees("today", lang)
        assert words in page

    def test_then_the_exercises_then_the_minutes(self, at_home: AtHome) -> None:
        home = at_home("new", NEW)
        home.sends("check-in", usual="3")
        assert "Nu Je oefeningen 4 oefeningen, ongeveer 9 minuten." in home.sees("today")
        for_each = {"done": "100", "pain": "1", "effort": "2"}
        home.sends("session", **answers(home, for_each))
        assert "Nu Wandelen" in home.sees("today")
        home.sends("activity", **{"walking-minutes": "12", "gardening-minutes": "10"})
        assert "Je bent klaar voor vandaag" in home.sees("today")

    def test_the_phase_check_comes_before_the_exercises(self, at_home: AtHome) -> None:
        home = at_home("phase-change", READY_FOR_THE_CHECK)
        home.sends("check-in", usual="2", extra="gone_within_two_hours")
        assert "Nu Een korte test" in home.sees("today")

    def test_what_was_done_is_ticked(self, at_home: AtHome) -> None:
        home = at_home("new", NEW)
        home.sends("session", **answers(home, {"done": "100", "pain": "3"}, only="pendulum"))
        page = home.sees("today")
        assert "Been laten slingeren Klaar 60 seconden" in page
        assert "pijn 3" in page
        assert "1 van de 4 gedaan" in page

    @pytest.mark.parametrize(
        ("hour", "greeting"),
        [(4, "Goedenavond"), (8, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")],
    )
    def test_she_is_greeted_by_the_clock(self, at_home: AtHome, hour: int, greeting: str) -> None:
        page = at_home("new", at(date(2026, 3, 2), hour)).sees("today")
        assert f"{greeting}, Marijke Maandag 2 maart" in page


def answers(home: Home, given: dict[str, str], only: str = "") -> dict[str, str]:
    """The same answers for every exercise that is asked, or for one."""
    exercises = {asked.exercise for asked in home.plan().plan.asked}
    return {
        f"{exercise}-{name}": value
        for exercise in exercises
        if only in ("", exercise)
        for name, value in given.items()
    }


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            (
                "nl",
                (
                    "Kom 4 keer even in beweging, verspreid over de dag.",
                    "Been laten slingeren 60 seconden Links en rechts · Kleine slingers",
                    "Hoe doe ik dit?",
                    "los heen en weer slingeren, als de slinger van een klok",
                    "Zit je lang? Sta dan elk half uur even op.",
                ),
            ),
            (
                "en",
                (
                    "Get moving for a moment 4 times, spread over the day.",
                    "60 seconds Left and right",
                    "How do I do this?",
                    "Sitting for long? Then get up for a moment every half hour.",
                ),
            ),
        ],
    )
    def test_everything_of_the_plan_is_told(
        self, at_home: AtHome, lang: str, words: tuple[str, ...]
    ) -> None:
        page = at_home("new", NEW).sees("today", lang)
        for one in words:
            assert one in page

    def test_the_minutes_stand_with_the_activity(self, at_home: AtHome) -> None:
        assert "Wandelen, 13 minuten" in at_home("stepping-up", CALM).sees("today")

    def test_a_day_without_a_session_says_so(self, at_home: AtHome) -> None:
        assert "Vandaag geen training." in at_home("stepping-up", CALM).sees("today")


class TestWhatChanged:
    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            (
                "nl",
                ("een paar keer goed herstelde, doe je nu 10 herhalingen", "Iets meer"),
            ),
            (
                "en",
                ("recovered well a few times, you now do 10 repetitions", "A bit more"),
            ),
        ],
    )
    def test_a_rise_has_its_sentence(
        self, at_home: AtHome, lang: str, words: tuple[str, ...]
    ) -> None:
        page = at_home("stepping-up", ROSE).sees("today", lang)
        for one in words:
            assert one in page

    def test_why_gives_the_rule_the_numbers_and_the_source(self, at_home: AtHome) -> None:
        page = at_home("stepping-up", ROSE).sees("today")
        behind = page.split("Wanneer komt er een stapje bij?")[1]
        assert "Er verandert steeds maar één ding." in behind
        assert "Jouw cijfers" in behind
        assert "Waar dit op rust" in behind
        assert "Een fysiotherapeut moet er nog voor tekenen." in behind

    def test_a_fall_has_its_sentence(self, at_home: AtHome) -> None:
        page = at_home("too-much", LOWERED).sees("today")
        assert "Deze oefening deed veel pijn" in page
        assert "Iets minder" in page

    def test_a_calm_line_says_that_nothing_changed(self, at_home: AtHome) -> None:
        page = at_home("stepping-up", CALM).sees("today")
        assert "Anders dan gisteren Je oefeningen blijven gelijk." in page

    def test_what_a_flare_put_off_comes_back_and_is_not_new(self, at_home: AtHome) -> None:
        source = at_home("flare-and-back", STRENGTH_AGAIN).opens("today").content.decode()
        (change,) = [part for part in source.split("<li>") if "<strong>Bruggetje</strong>" in part]
        assert 'aria-label="meer"' in change
        assert 'aria-label="nieuw"' not in source

    def test_on_the_first_day_there_is_no_yesterday(self, at_home: AtHome) -> None:
        page = at_home("new", NEW).sees("today")
        assert "Je eerste dag." in page
        assert "gisteren" not in page


class TestTheWay:
    def test_the_path_says_where_she_is_and_what_is_needed(self, at_home: AtHome) -> None:
        page = at_home("stepping-up", CALM).sees("today")
        assert "Fase 1: Tot rust komen Klaar" in page
        assert "Fase 2: Soepel en stabiel Hier ben je" in page
        assert "Nog nodig voor de volgende fase" in page
        assert "Je bent bij" in page

    @pytest.mark.parametrize(
        ("moment", "words"),
        [
            (FLARE, "Je doet het even rustiger aan Opvlamming (hier ben je nu)"),
            (ON_THE_WAY_BACK, "Je bent op de weg terug"),
        ],
    )
    def test_a_flare_shows_its_stage_and_the_way_back(
        self, at_home: AtHome, moment: datetime, words: str
    ) -> None:
        page = at_home("flare-and-back", moment).sees("today")
        assert words in page
        assert "Weer opbouwen, 80%" in page


class TestWhatToReadFirst:
    def test_a_red_flag_says_whom_to_call_and_pauses_the_plan(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", CALM)
        home.sends("alarm", alarm="calf")
        page = home.sees("today")
        assert "Bel vandaag je huisarts, of ’s avonds en in het weekend" in page
        assert "Een dikke, pijnlijke kuit" in page
        assert "Praktijk een 030 123 45 67" in page
        assert "vandaag zijn er geen oefeningen" in page
        assert "Wat je vandaag doet" not in page
        assert "Tikte je per ongeluk? Bel je praktijk." in page

    def test_who_is_stopped_is_not_told_to_keep_moving(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", CALM)
        home.sends("flare")
        home.sends("alarm", alarm="fall")
        page = home.sees("today")
        assert "een beetje bewegen helpt" not in page
        assert "Anders dan gisteren" not in page

    def test_very_high_pain_asks_to_get_in_touch(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", CALM)
        home.sends("check-in", usual="9", extra="still_there")
        assert "Neem eerst contact op Je pijn is erg hoog" in home.sees("today")


class TestWhoMayLook:
    @pytest.mark.parametrize("name", ["therapist", "owner", "stranger"])
    def test_who_has_no_plan_finds_nothing(self, at_home: AtHome, cast: Cast, name: str) -> None:
        home = at_home("new", NEW)
        other = sits(home.client, getattr(cast, name), NEW)
        assert other.opens("today").status_code == 404

    def test_who_is_not_signed_in_finds_nothing(self, at_home: AtHome) -> None:
        home = at_home("new", NEW)
        home.client.logout()
        assert home.opens("today").status_code == 404


class TestHowQuickly:
    def test_as_many_queries_for_500_rows_as_for_10(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", ROSE)
        few = queries(home)
        patient = Patient.objects.get(pk=home.patient)
        fill(patient, home.plan().day)
        assert Row.objects.filter(patient=patient).count() > 500
        assert Decision.objects.filter(patient=patient).count() > 500
        assert queries(home) == few <= MOST_QUERIES

    def test_the_first_load_is_small(self, at_home: AtHome) -> None:
        answer = at_home("stepping-up", ROSE).opens("today")
        named = set(re.findall(r'(?:href|src)="/static/soepel/([^"#]+)', answer.content.decode()))
        assert {name.split("-")[0] for name in named} >= {"app", "icons", "atkinson"}
        assert len(answer.content) + sum(map(sent_bytes, named)) <= MOST_BYTES


def queries(home: Home) -> int:
    home.opens("today")
    with CaptureQueriesContext(connection) as caught:
        assert home.opens("today").status_code == 200
    return len(caught)


def sent_bytes(name: str) -> int:
    """What the browser gets: the compressed file where there is one."""
    small = BUILT / f"{name}.gz"
    return (small if small.exists() else BUILT / name).stat().st_size


def fill(patient: Patient, day: date) -> None:
    """Hundreds of entries and decisions of days long past."""
    past = [day - timedelta(days=number) for number in range(10, 260)]
    walks = [
        QuotaDone(id=f"w{d}", day=d, known=local(at(d)), activity=Activity.WALKING, amount=10)
        for d in past
    ]
    mornings = [CheckIn(id=f"m{d}", day=d, known=local(at(d)), usual=Pain(3)) for d in past]
    Row.objects.bulk_create(row_of(entry, patient) for entry in (*walks, *mornings))
    Decision.objects.bulk_create(
        Decision(patient=patient, group_id=patient.group_id, day=d, revision=1, about="exercise")
        for d in past
        for _ in range(2)
    )


class TestAfterAPause:
    def test_it_says_that_training_starts_again(self, at_home: AtHome, cast: Cast) -> None:
        home = at_home("stepping-up", CALM)
        home.sends_again("alarm", {**hidden(home.opens("alarm")), "alarm": "wound"})
        assert "Je programma gaat weer verder" not in home.sees("today")
        (flag,) = home.entries("flag_raised")
        later = sits(home.client, home.viewer, NEXT)
        later.opens("today")
        resolve_flag(cast.therapist, flag.id, home.patient, "huisarts", True, NEXT)
        assert "Je programma gaat weer verder" in later.sees("today")
