"""Every action refuses whoever has no business with it, and what cannot be; both change nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from soepel.actions.access.end_stand_in import end_stand_in
from soepel.actions.access.give_reason import give_reason
from soepel.actions.access.name_stand_in import name_stand_in
from soepel.actions.agenda.mark_called import mark_called
from soepel.actions.agenda.request_call_back import Request, request_call_back
from soepel.actions.attention.close_item import close_item
from soepel.actions.attention.resolve_flag import resolve_flag
from soepel.actions.diary.ask_pause import ask_pause
from soepel.actions.diary.enter import enter
from soepel.actions.diary.finish_session import finish_session
from soepel.actions.diary.log_activity import log_activity
from soepel.actions.diary.press_flare import press_flare
from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.diary.take_phase_check import take_phase_check
from soepel.actions.intake.save_answers import save_answers
from soepel.actions.intake.send_intake import send_intake
from soepel.actions.learning.mark_read import mark_read
from soepel.actions.orders.give_orders import give_orders
from soepel.actions.orders.undo_change import undo_change
from soepel.actions.people.ask_erasure import ask_erasure
from soepel.actions.people.correct_details import correct_details
from soepel.actions.people.end_other_sessions import end_other_sessions
from soepel.actions.people.forget_reserve_codes import forget_reserve_codes
from soepel.actions.people.give_consent import give_consent
from soepel.actions.people.hand_out_code import hand_out_code
from soepel.actions.people.invite import Invited, invite
from soepel.actions.people.record_sign_off import record_sign_off
from soepel.actions.people.revoke_invitation import revoke_invitation
from soepel.actions.people.send_invitation_again import send_invitation_again
from soepel.actions.people.set_phone import set_phone
from soepel.actions.people.take_on import take_on
from soepel.actions.plan.open_day import open_day
from soepel.actions.refused import Refused
from soepel.core.questionnaire import Answers
from soepel.core.record import Activity, By, FlagResolved, Pause, PhaseCheck, QuotaDone
from soepel.core.screening import RedFlag
from soepel.records.models import (
    AttentionItem,
    CallBack,
    Clinic,
    Entry,
    Invitation,
    Member,
    Message,
    Patient,
    SignOff,
    StandIn,
)
from soepel.records.queries.consents import TEXT_VERSION
from soepel.records.queries.site import sign_offs, signed_off
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Purpose, Role, Why
from soepel.words import Lang
from tests.actions.saying import TODAY, bounds, check_in, exposure, flag, flare, moment
from tests.architecture.test_data_layer import called as called_in
from tests.architecture.test_data_layer import first_parameter
from tests.people import Cast, at
from tests.records.kept import everything

NOW = at(TODAY, 12)
TREATS_OR_IS = ("patient", "therapist")


@dataclass(frozen=True)
class Case:
    """An action, who may do it, and how it is done to the patient of the cast."""

    may: tuple[str, ...]
    act: Callable[[Viewer, int], object]


def diary(verb: Callable[..., object], what: object) -> Case:
    return Case(TREATS_OR_IS, lambda viewer, her: verb(viewer, her, what, NOW))


MINUTES = QuotaDone(
    id="walk", day=TODAY, known=moment(TODAY, 11), activity=Activity.WALKING, amount=12
)
STANDS = PhaseCheck(id="stands", day=TODAY, known=moment(TODAY, 11), chair_stands=9)


def closes(viewer: Viewer, her: int) -> object:
    return close_item(viewer, AttentionItem.objects.filter(patient=her)[0].pk, "I called", NOW)


def resolves(viewer: Viewer, her: int) -> object:
    return resolve_flag(viewer, "flag", her, "the GP", True, NOW)


def reasons(viewer: Viewer, her: int) -> None:
    key = Patient.objects.get(pk=her).key
    give_reason(viewer, key, Why.URGENT, "She called for help.", NOW)


def stands_in(viewer: Viewer, her: int) -> None:
    therapists = Member.objects.filter(group=Patient.objects.get(pk=her).group, role="therapist")
    absent, colleague = therapists.order_by("-name")
    name_stand_in(viewer, absent.pk, colleague.pk, (TODAY, TODAY), NOW)


def ends(viewer: Viewer, _: int) -> None:
    end_stand_in(viewer, StandIn.objects.get().pk, NOW)


def hands_out(viewer: Viewer, her: int) -> object:
    treats = Patient.objects.get(pk=her).therapist
    assert treats is not None
    return hand_out_code(viewer, treats.pk, NOW)


def called(viewer: Viewer, _: int) -> None:
    mark_called(viewer, CallBack.objects.get(clinic__slug="een").pk, NOW)


def signs(viewer: Viewer, _: int) -> None:
    record_sign_off(viewer, "A. Example", "19012345678", TODAY, NOW)


def invites(viewer: Viewer, _: int, email: str = "new@example.org") -> None:
    clinic = Clinic.objects.get(slug="een").pk
    who = Invited("Nina Nieuw", email, Role.THERAPIST, clinic)
    invite(viewer, who, lambda token: f"https://example.org/{token}", NOW)


def invites_again(viewer: Viewer, _: int) -> None:
    link = "https://example.org/{}".format
    later = NOW + timedelta(hours=1)
    send_invitation_again(viewer, Invitation.objects.get().pk, link, later)


def revokes(viewer: Viewer, _: int) -> None:
    revoke_invitation(viewer, Invitation.objects.get().pk, NOW)


def orders(viewer: Viewer, her: int) -> None:
    latest = Entry.objects.filter(patient=her).latest("pk")
    give_orders(viewer, her, [bounds("pendulum", name="order/b/0", frozen=True)], latest.pk, NOW)


def takes_back(viewer: Viewer, her: int) -> None:
    undo_change(viewer, Patient.objects.get(pk=her).key, "order/a", "Taken back", NOW)


def takes_on(viewer: Viewer, _: int) -> None:
    take_on(viewer, Patient.objects.get(therapist=None).key)


CASES: Mapping[str, Case] = {
    "enter": diary(enter, [check_in(3)]),
    "record_check_in": diary(record_check_in, check_in(3)),
    "finish_session": diary(finish_session, [exposure("pendulum/left")]),
    "log_activity": diary(log_activity, MINUTES),
    "press_flare": diary(press_flare, flare()),
    "raise_alarm": diary(raise_alarm, flag(RedFlag.NIGHT_SWEATS, name="again")),
    "take_phase_check": diary(take_phase_check, STANDS),
    "open_day": Case(("patient", "neighbour"), lambda viewer, _: open_day(viewer, at(TODAY, 4))),
    "close_item": Case(("therapist",), closes),
    "ask_erasure": Case(
        ("patient", "neighbour", "foreigner"), lambda viewer, _: ask_erasure(viewer, NOW)
    ),
    "ask_pause": Case(
        ("patient",),
        lambda viewer, her: ask_pause(
            viewer,
            her,
            Pause(id="p", day=TODAY, known=moment(TODAY), until=TODAY + timedelta(7)),
            NOW,
        ),
    ),
    "correct_details": Case(
        ("patient", "neighbour", "foreigner"),
        lambda viewer, _: correct_details(viewer, "06 1234 5678", Lang.EN, NOW),
    ),
    "give_consent": Case(
        ("patient", "neighbour", "foreigner"),
        lambda viewer, _: give_consent(viewer, Purpose.RESEARCH, True, TEXT_VERSION, NOW),
    ),
    "resolve_flag": Case(("therapist",), resolves),
    "give_orders": Case(("therapist",), orders),
    "undo_change": Case(("therapist",), takes_back),
    "set_phone": Case(
        TREATS_OR_IS, lambda viewer, her: set_phone(viewer, her, "06 1234 5678", NOW)
    ),
    "take_on": Case(("therapist", "colleague"), takes_on),
    "give_reason": Case(("colleague",), reasons),
    "name_stand_in": Case(("therapist", "owner"), stands_in),
    "end_stand_in": Case(("therapist", "owner"), ends),
    "mark_called": Case(("therapist", "colleague", "reception"), called),
    "end_other_sessions": Case(
        tuple(name for name in Cast.__dataclass_fields__ if name != "nobody"),
        lambda viewer, _: end_other_sessions(viewer),
    ),
    "invite": Case(("owner",), invites),
    "send_invitation_again": Case(("owner",), invites_again),
    "revoke_invitation": Case(("owner",), revokes),
    "hand_out_code": Case(("reception", "therapist", "colleague"), hands_out),
    "record_sign_off": Case(("owner",), signs),
    "mark_read": Case(
        ("patient", "neighbour", "foreigner"), lambda viewer, _: mark_read(viewer, "sleep", NOW)
    ),
}


@pytest.fixture
def her(people: Cast) -> int:
    """The patient, with an item for the therapist; and somebody who asked the clinic to call."""
    assert people.patient.patient is not None
    asked = Request(form=UUID(int=1), clinic="een", name="Somebody", phone="06 1234 5678")
    request_call_back(asked, NOW)
    raise_alarm(people.patient, people.patient.patient, flag(RedFlag.NIGHT_SWEATS), at(TODAY, 3))
    invites(people.owner, 0, "asked@example.org")
    _away_next_month(people)
    _treated_by_nobody(people)
    frozen = bounds("sit-to-stand", name="order/a/0", by=By.THERAPIST, frozen=True)
    enter(people.therapist, people.patient.patient, [frozen], NOW)
    return people.patient.patient


def _treated_by_nobody(people: Cast) -> None:
    clinic = Clinic.objects.get(pk=people.therapist.clinic or 0)
    Patient.objects.create(
        group=clinic.group,
        clinic=clinic,
        given_name="Nel",
        family_name="Niemands",
        born=date(1950, 1, 1),
    )


def _away_next_month(people: Cast) -> None:
    absent, colleague = people.therapist.member, people.colleague.member
    assert absent is not None
    assert colleague is not None
    days = TODAY + timedelta(30), TODAY + timedelta(40)
    name_stand_in(people.therapist, absent, colleague, days, NOW)


def is_refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotYours:
        return True
    return False


@pytest.mark.parametrize("name", CASES)
def test_whoever_may_not_is_refused_and_nothing_changes(name: str, her: int, people: Cast) -> None:
    case = CASES[name]
    before = everything()
    for other, viewer in people.others(*case.may).items():
        assert is_refused(partial(case.act, viewer, her)), other
        assert everything() == before, other


@pytest.mark.parametrize(
    ("name", "who"), [(name, who) for name, case in CASES.items() for who in case.may]
)
def test_whoever_may_can(name: str, who: str, her: int, people: Cast) -> None:
    before = everything()
    CASES[name].act(people.everybody[who], her)
    if name != "open_day" or who == "neighbour":
        assert everything() != before


def test_nobody_reaches_the_patient_of_another_practice(people: Cast) -> None:
    before = everything()
    assert people.foreigner.patient is not None
    for name in ("patient", "therapist", "colleague", "reception", "owner", "next_door"):
        with pytest.raises(NotYours):
            record_check_in(people.everybody[name], people.foreigner.patient, check_in(3), NOW)
    assert everything() == before


def test_a_therapist_who_is_not_there_any_more_treats_nobody(her: int, people: Cast) -> None:
    """Without a therapist a patient is not everybody's who has none."""
    Patient.objects.filter(pk=her).update(therapist=None)
    item = AttentionItem.objects.filter(patient=her)[0].pk
    for name, viewer in people.others("patient").items():
        for act in (
            partial(enter, viewer, her, [check_in(3)]),
            partial(close_item, viewer, item, "x"),
        ):
            assert is_refused(partial(act, NOW)), name


# -- what cannot be ---------------------------------------------------------------------------

WRONG: Mapping[str, Callable[[Cast, int], object]] = {
    "a session of tomorrow": lambda people, her: finish_session(
        people.patient, her, [exposure("pendulum/left", day=TODAY + timedelta(days=1))], NOW
    ),
    "an alarm before the intake": lambda people, her: raise_alarm(
        people.patient, her, flag(RedFlag.NIGHT_SWEATS, date(2026, 1, 1), "x"), NOW
    ),
    "a lesson that nobody wrote": lambda people, _: mark_read(people.patient, "dancing", NOW),
    "an empty note": lambda people, her: closes_with(people, her, " \n "),
    "a sign-off without a name": lambda people, _: record_sign_off(
        people.owner, " ", "19012345678", TODAY, NOW
    ),
    "a sign-off without a number": lambda people, _: record_sign_off(
        people.owner, "A. Example", "", TODAY, NOW
    ),
    "a sign-off of tomorrow": lambda people, _: record_sign_off(
        people.owner, "A. Example", "19012345678", TODAY + timedelta(days=1), NOW
    ),
    "a call without a number": lambda _people, _her: request_call_back(
        Request(form=UUID(int=2), clinic="een", name="Somebody"), NOW
    ),
    "a call to a clinic of another practice": lambda _people, _her: request_call_back(
        Request(form=UUID(int=2), clinic="drie", name="Somebody", phone="06 1234 5678"), NOW
    ),
    "a call to no clinic": lambda _people, _her: request_call_back(
        Request(form=UUID(int=2), clinic="nowhere", name="Somebody", phone="06 1234 5678"), NOW
    ),
}


def closes_with(people: Cast, her: int, note: str) -> object:
    return close_item(people.therapist, AttentionItem.objects.filter(patient=her)[0].pk, note, NOW)


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_refused_and_nothing_changes(name: str, her: int, people: Cast) -> None:
    before = everything()
    with pytest.raises(Refused) as refused:
        WRONG[name](people, her)
    assert str(refused.value)
    assert everything() == before


def test_an_alarm_that_is_refused_tells_nobody(her: int, people: Cast) -> None:
    told = Message.objects.count()
    with pytest.raises(Refused):
        raise_alarm(people.patient, her, flag(RedFlag.NIGHT_SWEATS, name="x" * 81), NOW)
    assert Message.objects.count() == told


# -- one by one -------------------------------------------------------------------------------


def test_an_item_is_closed_once_and_the_first_note_stands(her: int, people: Cast) -> None:
    enter(people.therapist, her, [resolved()], NOW)
    press_flare(people.patient, her, flare(), NOW)
    for day in range(1, 12):
        open_day(people.patient, at(TODAY + timedelta(days=day)))
    now = at(TODAY + timedelta(days=11), 12)
    item = AttentionItem.objects.filter(patient=her, open=True)[0]
    assert close_item(people.therapist, item.pk, " I called. ", now)
    before = everything()
    assert close_item(people.therapist, item.pk, "Something else", now + timedelta(hours=1))
    assert everything() == before
    item.refresh_from_db()
    assert not item.open
    kept = Entry.objects.get(patient=her, kind="attention_closed")
    assert kept.content["note"] == "I called."


def resolved() -> FlagResolved:
    return FlagResolved(
        id="resolved",
        day=TODAY,
        known=moment(TODAY, 12),
        by=By.THERAPIST,
        flag_id="flag",
        examined_by="dr. Example",
        may_exercise=True,
    )


def test_an_open_red_flag_stays_on_the_list_after_it_is_closed(her: int, people: Cast) -> None:
    item = AttentionItem.objects.get(patient=her, code="att_red_flag")
    for day in (0, 1):
        assert not close_item(
            people.therapist, item.pk, "called", at(TODAY + timedelta(days=day), 12)
        )
        item.refresh_from_db()
        assert item.open
    assert Entry.objects.filter(patient=her, kind="attention_closed").count() == 2


def test_who_called_first_is_kept(her: int, people: Cast) -> None:
    called(people.reception, her)
    before = everything()
    called(people.colleague, her)
    assert everything() == before
    assert CallBack.objects.get().called_by_id == people.reception.member


def test_a_sign_off_counts_for_the_rules_and_exercises_of_now_alone(people: Cast) -> None:
    assert not signed_off()
    signs(people.owner, 0)
    assert signed_off()
    assert [one.current for one in sign_offs(people.owner)] == [True]
    for changed in ({"programme_version": "0.0.1"}, {"content_hash": "other"}):
        now = SignOff.objects.values("programme_version", "content_hash").get()
        SignOff.objects.update(**changed)
        assert not signed_off(), changed
        assert [one.current for one in sign_offs(people.owner)] == [False]
        SignOff.objects.update(**now)


def test_every_action_that_takes_a_viewer_is_asked_here_who_may(root: Path) -> None:
    verbs = called_in(root, "soepel.actions")
    asked = {name for module, name in verbs if first_parameter(module, name) == "viewer"}
    assert len(asked) > 5
    assert asked - ASKED_APART <= set(CASES)


ASKED_APART = {
    "record_openings",  # it records what a query has allowed already, and refuses nobody
    "save_answers",  # of who has no intake yet: below
    "send_intake",
    "forget_reserve_codes",  # of her own account, whoever she is: below
}


def test_an_intake_is_answered_and_sent_by_a_patient_alone(people: Cast) -> None:
    before = everything()
    for name, viewer in people.others("patient", "neighbour", "foreigner").items():
        assert is_refused(partial(save_answers, viewer, Answers(), {}, "sex", NOW)), name
        assert is_refused(partial(send_intake, viewer, NOW)), name
    assert everything() == before
    save_answers(people.foreigner, Answers(), {}, "sex", NOW)
    assert everything() != before


def test_nobody_has_no_reserve_codes(people: Cast) -> None:
    with pytest.raises(NotYours):
        forget_reserve_codes(people.nobody)
