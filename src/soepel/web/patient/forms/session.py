"""The log of a session: a card for each exercise, both sides together unless one differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from soepel.core.quantities import Done, Effort, Pain, Side
from soepel.core.record import By, Exposure
from soepel.web.patient.forms.taps import EntryId, TapField, entry_id, new_id
from soepel.web.shared.forms import ScaleField
from soepel.words.labels import capital, label
from soepel.words.telling import Row
from soepel.words.voice import Voice

ALL, PART, NOT_DONE = 100, 50, 0
"""What a tap counts for, in percent: see docs/decisions/2026-11-25-little-to-log.md."""
AMOUNTS: Final = ((ALL, _("All of it")), (PART, _("Part of it")), (NOT_DONE, _("Not done")))
EFFORTS: Final = (
    (2, _("Light")),
    (3, _("Moderate")),
    (4, _("Somewhat hard")),
    (5, _("Hard")),
    (7, _("Very hard")),
    (10, _("The most I can")),
)
"""CR10 numbers with the word that the scale has for each: see the same decision."""
ROW: Final = "exercise"
"""The hidden fields that tell which cards a page held."""


@dataclass(frozen=True)
class Card:
    """An exercise as the log asks about it, with what was told of it today."""

    exercise: str
    name: str
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    """As it is asked today; empty for one that is asked no more."""
    told: Mapping[Side, Exposure]

    @property
    def key(self) -> str:
        """The card as the page sends it back."""
        return f"{self.exercise}:{','.join(self.sides)}"

    @property
    def done(self) -> bool:
        return all(side in self.told and self.told[side].done for side in self.sides)


def cards(rows: Iterable[Row], exposures: Sequence[Exposure], voice: Voice) -> list[Card]:
    """A card for each exercise that is asked today."""
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(row.exercise, []).append(row)
    return [
        card(exercise, sorted(side for row in of for side in row.sides), of, exposures, voice)
        for exercise, of in together.items()
    ]


def card(
    exercise: str,
    sides: Sequence[Side],
    rows: Sequence[Row],
    exposures: Sequence[Exposure],
    voice: Voice,
) -> Card:
    """The card of an exercise."""
    told = {one.side: one for one in exposures if one.exercise == exercise}
    return Card(exercise, voice.names[exercise], tuple(sides), tuple(rows), told)


def cards_sent(
    data: QueryDict, asked: Sequence[Card], exposures: Sequence[Exposure], voice: Voice
) -> list[Card]:
    """The cards that a page held when it was sent, also those that are asked no more by now."""
    rows = {card.exercise: card.rows for card in asked}
    found = dict(map(_exercise_and_sides, data.getlist(ROW)))
    return [
        card(exercise, sides, rows.get(exercise, ()), exposures, voice)
        for exercise, sides in found.items()
        if exercise in voice.exercises and _sides_fit(sides, voice.exercises[exercise].one_sided)
    ]


def _exercise_and_sides(key: str) -> tuple[str, tuple[Side, ...]]:
    exercise, _colon, sides = key.partition(":")
    return exercise, tuple(side for side in Side if side in sides.split(","))


def _sides_fit(sides: Sequence[Side], one_sided: bool) -> bool:
    return bool(sides) and (Side.BOTH in sides) is not one_sided


class ExerciseForm(forms.Form):
    """How one exercise went. What is left open stays open."""

    done = TapField(AMOUNTS, coerce=int, label=_("How much did you do?"))
    pain = ScaleField(label=_("How much did your hip hurt while you did it?"), required=False)
    effort = TapField(EFFORTS, coerce=int, label=_("How hard was it?"))
    too_hard = forms.BooleanField(
        label=_("Too hard now"),
        help_text=_("The exercise gets easier at once."),
        required=False,
    )
    elsewhere = forms.BooleanField(
        label=_("The pain was not in my hip but elsewhere"), required=False
    )
    other = TapField((), coerce=Side, label=_("Which side was different?"))
    other_done = TapField(AMOUNTS, coerce=int, label=_("How much did you do on that side?"))
    other_pain = ScaleField(label=_("How much pain on that side?"), required=False)
    other_effort = TapField(EFFORTS, coerce=int, label=_("How hard was it on that side?"))

    def __init__(self, card: Card, voice: Voice, *args: Any, **kwargs: Any) -> None:
        kwargs["prefix"] = card.exercise
        self.shown = _shown(card)
        kwargs["initial"] = {
            **self.shown,
            **{f"id_{side}": _own(card, side) or new_id() for side in card.sides},
        }
        super().__init__(*args, **kwargs)
        self.card = card
        for side in card.sides:
            self.fields[f"id_{side}"] = EntryId()
        sides = [(side.value, capital(label(side, voice.lang))) for side in card.sides]
        self.fields["other"].choices = sides  # type: ignore[attr-defined]  # a field by its name has no type

    @property
    def two_sided(self) -> bool:
        """Left and right are asked apart, so one may differ."""
        return len(self.card.sides) > 1

    @property
    def differs(self) -> bool:
        """The other side was told apart; then that part of the card is open."""
        names = ("other", "other_done", "other_pain", "other_effort")
        return any(self[name].value() not in (None, "") for name in names)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self._told_without_amount(given):
            self.add_error("done", _("Choose how much you did."))
        of_other = [given.get(f"other_{name}") for name in ("done", "pain", "effort")]
        if any(one is not None for one in of_other) and given.get("other") is None:
            self.add_error("other", _("Choose which side was different."))
        return given

    def _told_without_amount(self, given: Mapping[str, Any]) -> bool:
        if given.get("done") is not None or given.get("too_hard"):
            return False
        answers = [given.get(name) for name in ("pain", "effort", "other", "elsewhere")]
        return any(one not in (None, False) for one in answers)

    @property
    def touched(self) -> bool:
        """Something was answered, of a form that is valid."""
        given = self.cleaned_data
        return given["done"] is not None or given["too_hard"]

    @property
    def too_hard_now(self) -> bool:
        """The button was pressed just now, of a form that is valid."""
        before = any(one.too_hard for one in self.card.told.values())
        return bool(self.cleaned_data["too_hard"]) and not before

    def exposures(self, day: date, known: datetime) -> Iterator[Exposure]:
        """An entry for each side, of a form that is valid.

        What was not done is no exposure: it is entered only to take back an earlier entry.
        """
        if not self.touched:
            return
        for side in self.card.sides:
            found = self._exposure(side, day, known)
            if found.done or side in self.card.told:
                yield found

    def _exposure(self, side: Side, day: date, known: datetime) -> Exposure:
        given, told = self.cleaned_data, self.card.told.get(side)
        # "Too hard now" ends the exercise before all of it was done.
        amount = PART if self._answer("done", side) is None else self._answer("done", side)
        effort = self._answer("effort", side)
        return Exposure(
            id=entry_id(given[f"id_{side}"], day, _own(self.card, side)),
            day=day,
            known=known,
            exercise=self.card.exercise,
            side=side,
            done=Done(_kept(amount, told.done if told else None, AMOUNTS)),
            pain=_or_none(Pain, self._answer("pain", side)),
            effort=_or_none(Effort, _kept(effort, told.effort if told else None, EFFORTS)),
            elsewhere=given["elsewhere"],
            too_hard=given["too_hard"],
        )

    def _answer(self, name: str, side: Side) -> Any:
        """The answer for a side: its own where it differs."""
        given = self.cleaned_data
        if given["other"] is side and given[f"other_{name}"] is not None:
            return given[f"other_{name}"]
        return given[name]


def _or_none(quantity: Any, value: int | None) -> Any:
    return None if value is None else quantity(value)


def _kept(tapped: Any, before: int | None, taps: Sequence[tuple[int, Any]]) -> Any:
    """What was told before, when the tap that stands for it is the one that is chosen still."""
    return before if before is not None and _tap(before, taps) == tapped else tapped


def _tap(value: int | None, taps: Sequence[tuple[int, Any]]) -> int | None:
    """The tap that stands nearest to a value; of two the higher."""
    if value is None:
        return None
    return max((tap for tap, _words in taps), key=lambda tap: (-abs(tap - value), tap))


def _own(card: Card, side: Side) -> str | None:
    """The id of what the person told herself, which she may correct."""
    told = card.told.get(side)
    return told.id if told is not None and told.by is By.PERSON else None


def _shown(card: Card) -> dict[str, Any]:
    """What the card begins with; the last side apart where it was told otherwise."""
    told = [card.told[side] for side in card.sides if side in card.told]
    if not told:
        return {}
    first, last = _taps(told[0]), _taps(told[-1])
    shown = {
        **first,
        "too_hard": any(one.too_hard for one in told),
        "elsewhere": any(one.elsewhere for one in told),
    }
    if first == last:
        return shown
    return {**shown, "other": told[-1].side, **{f"other_{name}": last[name] for name in last}}


def _taps(exposure: Exposure) -> dict[str, int | None]:
    return {
        "done": _tap(exposure.done, AMOUNTS),
        "pain": exposure.pain,
        "effort": _tap(exposure.effort, EFFORTS),
    }
