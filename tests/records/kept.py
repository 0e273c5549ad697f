"""What the database keeps of a patient, held against a fold of her whole record from the intake."""

from datetime import date, timedelta
from typing import Any

from django.apps import apps

from soepel.actions.plan.keep import decision_rows
from soepel.core.plan import Review
from soepel.core.programme import review, started
from soepel.core.state import State
from soepel.exchange import write_review, write_state
from soepel.library import programme
from soepel.records.models import AttentionItem, Decision, Entry, ReviewedDay, Standing
from soepel.records.stored import whole_record

ONE_DAY = timedelta(days=1)
OF_THE_ROW = {"id", "_state"}


def from_scratch(patient: int, day: date) -> Review:
    """The review of a day, folded from the intake."""
    return review(whole_record(patient), day, programme())


def eve_of(patient: int, day: date) -> State:
    """The state that a day begins with, folded from the intake."""
    record = whole_record(patient)
    if day == record.intake.day:
        return started(record, programme())
    return review(record, day - ONE_DAY, programme()).state


def shown(patient: int, day: date | None = None) -> list[ReviewedDay]:
    """Every revision that is kept, the oldest first; of one day, or of all."""
    rows = ReviewedDay.objects.filter(patient=patient).order_by("day", "revision")
    return list(rows if day is None else rows.filter(day=day))


def assert_replayed(patient: int, day: date) -> None:
    """What is kept of a day, and where the patient stands, is what a replay gives."""
    again, eve = from_scratch(patient, day), eve_of(patient, day)
    standing = Standing.objects.get(patient=patient)
    assert (standing.day, standing.reviewed) == (day - ONE_DAY, day)
    assert standing.state == write_state(eve).decode()
    assert standing.phase == again.state.phase
    assert standing.in_flare == again.state.in_flare
    assert standing.last_diary == again.state.last_diary
    last = shown(patient, day)[-1]
    assert last.content == write_review(again)
    assert decisions(patient, day) == decisions_of(again, eve, last)
    assert open_items(patient) == {(item.code.value, item.raised) for item in again.attention}


def decisions(patient: int, day: date) -> list[dict[str, Any]]:
    rows = Decision.objects.filter(patient=patient, day=day).order_by("pk")
    return [_plain(row) for row in rows]


def decisions_of(reviewed: Review, eve: State, kept: ReviewedDay) -> list[dict[str, Any]]:
    return [_plain(row) for row in decision_rows(reviewed, eve, kept)]


def _plain(row: Decision) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name not in OF_THE_ROW}


def open_items(patient: int) -> set[tuple[str, date]]:
    rows = AttentionItem.objects.filter(patient=patient, open=True)
    return set(rows.values_list("code", "raised"))


def versions(patient: int, entry: str) -> list[Entry]:
    """Every version of an entry that is kept, the oldest first."""
    return list(Entry.objects.filter(patient=patient, entry=entry).order_by("known", "pk"))


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the records, to see that nothing was changed."""
    models = apps.get_app_config("records").get_models()
    return {
        model.__name__: list(model._default_manager.order_by("pk").values_list())
        for model in models
    }
