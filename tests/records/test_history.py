"""The history: who wrote what, old and new; and the application role can only add to it."""

from collections.abc import Iterator
from typing import Final
from uuid import uuid4

import pghistory
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from soepel.records.history import APPEND_ONLY, SECRET, WITHOUT
from soepel.records.models import Member, Patient, User
from soepel.records.rights import append_only, grant_rights, keeps_apart
from tests.people import Cast
from tests.web.entering import row

ROLE: Final = "soepel_application"


def models() -> dict[str, type]:
    """Every model that is no history itself, by name."""
    found = apps.get_app_config("records").get_models()
    return {model.__name__: model for model in found if not hasattr(model, "pgh_tracked_model")}


def test_each_model_is_kept_is_its_own_history_or_says_why_not() -> None:
    tracked = {name for name, model in models().items() if hasattr(model, "pgh_event_model")}
    assert tracked | APPEND_ONLY | set(WITHOUT) == set(models())
    assert len(tracked) + len(APPEND_ONLY) + len(WITHOUT) == len(models())


def test_no_history_holds_a_secret() -> None:
    for model in apps.get_app_config("records").get_models():
        if hasattr(model, "pgh_tracked_model"):
            assert not SECRET & {field.name for field in model._meta.get_fields()}


def test_old_and_new_are_kept_with_who_did_it(cast: Cast) -> None:
    her = row(cast.patient)
    with pghistory.context(user=cast.therapist.user, page="patient-file"):
        Patient.objects.filter(pk=her.pk).update(family_name="Nieuw")
    events = her.history.order_by("pgh_id")  # type: ignore[attr-defined]
    assert [(one.pgh_label, one.family_name) for one in events] == [
        ("insert", "Zandvoorder"),
        ("update", "Nieuw"),
    ]
    assert events[1].pgh_context == {"user": cast.therapist.user, "page": "patient-file"}


def test_what_somebody_does_at_the_database_is_kept_too(cast: Cast) -> None:
    member = Member.objects.get(pk=cast.colleague.member or 0)
    with connection.cursor() as cursor:
        cursor.execute("update records_member set role = 'owner' where id = %s", [member.pk])
    assert member.history.latest("pgh_id").role == "owner"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("db")
def test_what_is_deleted_stays_in_the_history() -> None:
    user = User.objects.create(email=f"{uuid4()}@example.org")
    kept = user.history  # type: ignore[attr-defined]
    events = kept.model.objects.filter(pgh_obj_id=user.pk)
    user.delete()
    assert [one.pgh_label for one in events.order_by("pgh_id")] == ["insert", "delete"]


# -- two roles --------------------------------------------------------------------------------


@pytest.fixture
def application(cast: Cast) -> Iterator[Cast]:
    """From here on the application role asks, on a database with people in it."""
    with connection.cursor() as cursor:
        cursor.execute("select from pg_roles where rolname = %s", [ROLE])
        if cursor.fetchone() is None:
            cursor.execute(f"create role {ROLE}")
        grant_rights(connection, ROLE)
        cursor.execute(f"set role {ROLE}")
        yield cast
        cursor.execute("reset role")


@pytest.mark.parametrize("table", sorted(append_only()))
@pytest.mark.parametrize(
    "statement",
    [
        "update {} set id = id",
        "delete from {}",
        "truncate {}",
        "alter table {} disable trigger all",
        "drop table {}",
    ],
)
@pytest.mark.usefixtures("application")
def test_the_application_can_only_add_to_the_history(table: str, statement: str) -> None:
    refused = "permission denied|must be owner"
    with (
        pytest.raises(ProgrammingError, match=refused),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.replace("id = id", _column(table)).format(table))


def _column(table: str) -> str:
    return "pgh_label = pgh_label" if table.endswith("event") else "id = id"


def test_the_application_writes_and_its_writes_are_kept(application: Cast) -> None:
    her = row(application.patient)
    her.family_name = "Nieuw"
    her.save()
    assert her.history.latest("pgh_id").family_name == "Nieuw"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(
    "statement", ["alter table records_patient disable trigger all", "drop table records_patient"]
)
def test_the_application_owns_no_table(statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.usefixtures("application")
def test_the_site_knows_whether_its_role_is_kept_apart() -> None:
    assert keeps_apart(connection)
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        assert not keeps_apart(connection), "the owner could rewrite the history"
        cursor.execute(f"grant update on records_opening to {ROLE}")
        cursor.execute(f"set role {ROLE}")
        assert not keeps_apart(connection)
