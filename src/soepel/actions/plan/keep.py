"""Keeps what a review showed, each change that it made, and what it raises for the therapist."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from soepel.core.plan import Review
from soepel.core.reasons import Reason
from soepel.core.state import State
from soepel.exchange import write_reasons, write_review, write_state
from soepel.library import programme
from soepel.records.models import AttentionItem, Decision, Patient, ReviewedDay, Standing
from soepel.records.vocabulary import About

Change = tuple[About, Any, Any, tuple[Reason, ...]]
"""What was changed about the person as a whole: before, after, and why."""


def keep(reviewed: Review, eve: State, patient: Patient, now: datetime) -> None:
    """One more revision of a day, when it shows something else than the last one did."""
    content = write_review(reviewed)
    rows = ReviewedDay.objects.filter(patient=patient, day=reviewed.day)
    last = rows.order_by("revision").last()
    if last is not None and last.content == content:
        return
    kept = review_row(reviewed, content, patient, now, last.revision + 1 if last else 1)
    kept.save(force_insert=True)
    if last is not None:
        Decision.objects.filter(patient=patient, day=reviewed.day).delete()
    Decision.objects.bulk_create(decision_rows(reviewed, eve, kept))


def review_row(
    reviewed: Review, content: dict[str, Any], patient: Patient, now: datetime, revision: int
) -> ReviewedDay:
    """A review as a row, not yet saved."""
    return ReviewedDay(
        patient_id=patient.pk,
        group_id=patient.group_id,
        day=reviewed.day,
        revision=revision,
        made_at=now,
        fingerprint=reviewed.state.fingerprint,
        programme_version=programme().version,
        content_hash=programme().content_hash,
        content=content,
    )


def standing_row(reviewed: Review, eve: State, patient: Patient, handover: str = "") -> Standing:
    """Where a patient stands on a day that was reviewed, as a row, not yet saved."""
    state = reviewed.state
    return Standing(
        patient_id=patient.pk,
        group_id=patient.group_id,
        day=eve.day,
        state=write_state(eve).decode(),
        handover=handover,
        programme_version=programme().version,
        content_hash=programme().content_hash,
        reviewed=reviewed.day,
        phase=state.phase,
        in_flare=state.in_flare,
        last_diary=state.last_diary,
    )


def decision_rows(reviewed: Review, eve: State, kept: ReviewedDay) -> list[Decision]:
    """A row for everything that a review changed: doses first, then the person as a whole."""
    shared = {
        "patient_id": kept.patient_id,
        "group_id": kept.group_id,
        "day": kept.day,
        "revision": kept.revision,
        "programme_version": kept.programme_version,
    }
    doses = [
        Decision(
            **shared,
            about=About.EXERCISE,
            exercise=one.exercise,
            side=one.side,
            before=one.before and asdict(one.before),
            after=one.after and asdict(one.after),
            reasons=write_reasons(one.reasons),
        )
        for one in reviewed.decisions
        if one.changed
    ]
    return doses + [
        Decision(**shared, about=about, before=before, after=after, reasons=write_reasons(why))
        for about, before, after, why in turned(eve, reviewed)
    ]


RULES_ABOUT = {
    About.PHASE: ("PH-", "INT-"),
    About.FLARE: ("FL-",),
    About.ANCHOR: ("STEP-6D",),
    About.QUOTA: ("PACE-",),
}
"""The families of rules whose reasons explain a change of each kind."""


def turned(eve: State, reviewed: Review) -> Iterator[Change]:
    """What changed about the person as a whole: phase, flare, anchor, minutes of an activity."""
    now = reviewed.state
    pairs = (
        (About.PHASE, int(eve.phase), int(now.phase)),
        (About.FLARE, eve.flare and eve.flare.stage.value, now.flare and now.flare.stage.value),
        (About.ANCHOR, eve.anchor, now.anchor),
        (About.QUOTA, _minutes(eve), _minutes(now)),
    )
    for about, before, after in pairs:
        if before != after:
            families = RULES_ABOUT[about]
            why = tuple(r for r in reviewed.reasons if r.rule.value.startswith(families))
            yield about, before, after, why


def _minutes(state: State) -> dict[str, int | None]:
    return {quota.activity.value: quota.amount for quota in state.quotas}


def raise_attention(reviewed: Review, patient: Patient) -> None:
    """Brings the items of a patient in step with a review: new ones, and those that ended."""
    there = AttentionItem.objects.filter(patient=patient, open=True)
    before = {(one.code, one.raised): one for one in there}
    rows = {(one.code, one.raised): one for one in attention_rows(reviewed, patient)}
    gone = [one.pk for key, one in before.items() if key not in rows]
    if gone:
        AttentionItem.objects.filter(pk__in=gone).update(open=False)
    AttentionItem.objects.bulk_create(
        [row for key, row in rows.items() if not _same(before.get(key), row)],
        update_conflicts=True,
        unique_fields=["patient", "code", "raised"],
        update_fields=["due", "open", "holds"],
    )


def _same(there: AttentionItem | None, item: AttentionItem) -> bool:
    return there is not None and (there.due, there.holds) == (item.due, item.holds)


def attention_rows(reviewed: Review, patient: Patient) -> list[AttentionItem]:
    """The open items of a review as rows, not yet saved."""
    return [
        AttentionItem(
            patient_id=patient.pk,
            group_id=patient.group_id,
            code=item.code,
            raised=item.raised,
            due=item.due,
            open=True,
            holds=item.holds,
        )
        for item in reviewed.attention
    ]
