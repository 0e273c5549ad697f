"""The owner invites colleagues: by a link that works once, and nobody learns who has an account."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from soepel.actions.people.invite import Invited, invite
from soepel.actions.refused import Refused
from soepel.records.models import Clinic, Invitation, Member, Message, User
from soepel.records.queries.staff import staff
from soepel.records.vocabulary import Role
from tests.people import Cast
from tests.server.logged import log_of_the_site
from tests.web.entering import signed_in
from tests.web.reading import words

PEOPLE, PAGE = "/praktijk/medewerkers/", "/uitnodiging/"
NINA = "nina@example.org"


def given(**other: object) -> dict[str, object]:
    clinic = Clinic.objects.get(slug="een").pk
    return {"name": "Nina Nieuw", "email": NINA, "role": "therapist", "clinic": clinic, **other}


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.owner)


def mailed(to: str = NINA) -> str:
    """The link in the last mail to somebody, without the site; empty where there is none."""
    body = Message.objects.filter(to=to).latest("pk").body
    found = re.search(r"https://[^/]+(/uitnodiging/\S+)", body)
    return found.group(1) if found else ""


def aged(by: timedelta) -> None:
    """Lets time pass for every invitation."""
    for row in Invitation.objects.all():
        Invitation.objects.update(sent_at=row.sent_at - by, ends_at=row.ends_at - by)


def opened(browser: Client, link: str) -> str:
    assert browser.get(link).headers["location"] == PAGE
    return words(browser.get(PAGE))


# -- the way in -------------------------------------------------------------------------------


def test_who_is_invited_becomes_a_member_by_a_button(owner: Client) -> None:
    assert owner.post(PEOPLE, given()).headers["location"] == PEOPLE
    somebody = Client(headers={"x-forwarded-proto": "https"})
    page = opened(somebody, mailed())
    assert "Welkom, Nina Nieuw. Heuvel nodigt je uit" in page
    assert "Fysiotherapeut" in page
    assert "Praktijk een" in page
    assert not User.objects.filter(email=NINA).exists(), "to look is not to accept"
    assert somebody.post(PAGE).headers["location"] == "/jouw-inlog/kiezen/"
    member = Member.objects.get(user__email=NINA)
    assert (member.role, member.clinic and member.clinic.slug) == ("therapist", "een")


def test_she_goes_on_to_her_second_step_and_sees_nothing_before(owner: Client) -> None:
    owner.post(PEOPLE, given())
    somebody = Client(headers={"x-forwarded-proto": "https"})
    opened(somebody, mailed())
    somebody.post(PAGE)
    assert somebody.get("/patienten/").status_code in (302, 404)
    assert somebody.get("/jouw-inlog/kiezen/").status_code == 200
    shown = [one.name for one in somebody.get("/jouw-inlog/app/").templates]
    assert "mfa/totp/activate_form.html" in shown, "not asked to sign in anew"


# -- a link that works no more ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("used", "al aangenomen"),
        ("revoked", "ingetrokken"),
        ("late", "deze is ouder"),
        ("taken", "heeft al een account"),
        ("anew", "in de laatste mail"),
    ],
)
def test_a_link_that_works_no_more_says_kindly_why(how: str, says: str, owner: Client) -> None:
    owner.post(PEOPLE, given())
    link, row = mailed(), Invitation.objects.get()
    if how == "used":
        somebody = Client(headers={"x-forwarded-proto": "https"})
        opened(somebody, link)
        somebody.post(PAGE)
    elif how == "revoked":
        owner.post(PEOPLE, {"revoke": row.pk})
    elif how == "late":
        aged(timedelta(days=7))
    elif how == "taken":
        User.objects.create(email=NINA.upper())
    else:
        aged(timedelta(minutes=2))
        owner.post(PEOPLE, {"again": row.pk})
    before = User.objects.count()
    another = Client(headers={"x-forwarded-proto": "https"})
    page = opened(another, link)
    assert says in page
    assert "Nina" not in page
    assert another.post(PAGE).status_code == 200
    assert User.objects.count() == before


def test_a_link_that_nobody_mailed_looks_the_same_as_one_that_works(owner: Client) -> None:
    assert "in de laatste mail" in opened(owner, PAGE + "guessed/")


def test_the_new_link_works(owner: Client) -> None:
    owner.post(PEOPLE, given())
    first = mailed()
    aged(timedelta(days=8))
    assert "werkt niet meer" in words(owner.get(PEOPLE))
    owner.post(PEOPLE, {"again": Invitation.objects.get().pk})
    assert mailed() != first
    owner.logout()
    assert "Welkom, Nina" in opened(owner, mailed())


def test_who_is_signed_in_does_not_accept_with_that_account(owner: Client) -> None:
    owner.post(PEOPLE, given())
    assert "Log eerst uit" in opened(owner, mailed())
    owner.post(PAGE)
    assert not User.objects.filter(email=NINA).exists()


# -- once -------------------------------------------------------------------------------------


def test_the_same_invitation_twice_is_one_mail(owner: Client) -> None:
    owner.post(PEOPLE, given())
    link = mailed()
    owner.post(PEOPLE, given(email=NINA.upper(), role="reception"))
    owner.post(PEOPLE, {"again": Invitation.objects.get().pk})
    assert Message.objects.count() == 1
    assert Invitation.objects.get().role == "reception", "what was given last counts"
    owner.logout()
    assert "Balie" in opened(owner, link)


def test_after_it_was_revoked_she_can_be_invited_again(owner: Client) -> None:
    owner.post(PEOPLE, given())
    owner.post(PEOPLE, {"revoke": Invitation.objects.get().pk})
    assert NINA not in words(owner.get(PEOPLE))
    owner.post(PEOPLE, given())
    assert NINA in words(owner.get(PEOPLE))
    assert Invitation.objects.count() == 2


# -- what is told to nobody -------------------------------------------------------------------


def test_the_owner_does_not_learn_who_has_an_account(owner: Client) -> None:
    answers = []
    for address in ("wil@example.org", "STRANGER@example.org"):
        answer = owner.post(PEOPLE, given(email=address), follow=True)
        page = words(answer)
        answers.append((answer.redirect_chain, page.replace(address, "")))
        Invitation.objects.all().delete()
    assert answers[0] == answers[1]
    assert "De uitnodiging is verstuurd" in answers[0][1]
    assert mailed("STRANGER@example.org") == ""


def test_the_database_and_the_log_do_not_hold_the_link(owner: Client, cast: Cast) -> None:
    assert cast.owner.user
    owner.post(PEOPLE, given())
    secret = mailed().removeprefix(PAGE).strip("/")
    assert len(secret) > 40
    Message.objects.all().delete()
    opened(owner, PAGE + secret + "/")
    kept = str(list(Invitation.objects.values())) + str(dict(owner.session))
    assert secret not in kept
    with log_of_the_site() as written:
        owner.get(f"/en{PAGE}{secret}/no-such-page/")
        owner.get(f"{PAGE}{secret}/no-such-page/")
    assert "Not Found" in written.getvalue()
    assert secret not in written.getvalue()


# -- whose it is ------------------------------------------------------------------------------


def test_a_clinic_of_another_practice_and_another_role_cannot_be_chosen(
    owner: Client, cast: Cast
) -> None:
    elsewhere = Clinic.objects.get(slug="drie").pk
    for wrong in ({"clinic": elsewhere}, {"role": "owner"}, {"email": "nina"}, {"name": " "}):
        assert owner.post(PEOPLE, given(**wrong)).status_code == 200, wrong
    here = Clinic.objects.get(slug="een").pk
    with pytest.raises(Refused):
        invite(cast.owner, Invited("N", NINA, Role.OWNER, here), str, datetime.now(UTC))
    assert not Invitation.objects.exists()


def test_three_queries_whatever_the_number_of_people(
    owner: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in "abc":
        owner.post(PEOPLE, given(email=f"{name}@example.org"))
    with django_assert_num_queries(3):
        here = staff(cast.owner, datetime.now(UTC))
    assert len(here.invitations) == 3
    assert "Elsewhere" not in [one.name for one in here.members]


def test_too_many_invitations_wait(owner: Client) -> None:
    for _ in range(60):
        owner.post(PEOPLE, {"revoke": "x"})
    assert owner.post(PEOPLE, given()).status_code == 429
