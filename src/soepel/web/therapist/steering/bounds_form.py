"""The form that sets the bounds of an exercise, a column for each side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soepel.core.exercises import Dose, Exercise
from soepel.core.quantities import Side
from soepel.core.record import Bounds, By
from soepel.core.rules.bounds import limits_of, orders_for, room_of
from soepel.core.rules.turns import Room
from soepel.records import clock
from soepel.records.queries.orders import Steered
from soepel.web.shared.forms import Text, Ticks
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.steering.told import rung_words
from soepel.words import label

FROZEN, EXCLUDED = "frozen", "excluded"
LIMITS: Final = (
    (FROZEN, gettext_lazy("Freeze: stays at this dose")),
    (EXCLUDED, gettext_lazy("Leave out: not to be done")),
)
REASONS: Final = (
    gettext_lazy("Pain with this exercise"),
    gettext_lazy("Technique first"),
    gettext_lazy("At the patient's wish"),
    gettext_lazy("After examination"),
)
"""What is often meant; anything else can be written."""
LONGEST_WHY: Final = 300
OF_A_SIDE: Final = ("limits", "floor", "ceiling", "rung", "sets")
"""The fields of a side."""


@dataclass(frozen=True)
class SideFields:
    """The column of a side."""

    side: Side
    words: str
    now: str
    """Its dose of today; empty where it is not in the plan."""
    fields: list[BoundField]


class BoundsForm(forms.Form):
    """What the therapist wants of an exercise on each side, and why."""

    why = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("In a few words, for the history."),
        max_length=LONGEST_WHY,
        widget=Text(list="reasons"),
        error_messages={"required": gettext_lazy("Write in a few words why.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any, exercise: Exercise, plan: Steered, asker: Asker) -> None:
        initial = {"seen": plan.mark, "key": uuid4()}
        self.exercise, self.plan, self.asker = exercise, plan, asker
        for side in exercise.sides:
            initial |= _initial(side, room_of(plan.bounds, exercise.id, side))
        super().__init__(data, initial=initial, auto_id="id-%s")
        for side in exercise.sides:
            self.fields |= _fields(side, exercise, asker)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for side in self.exercise.sides:
            floor, ceiling = given.get(f"{side}-floor"), given.get(f"{side}-ceiling")
            own = given.get(f"{side}-rung")
            if floor and ceiling and floor > ceiling:
                self.add_error(f"{side}-ceiling", _("Choose at most no lower than at least."))
            if own and ceiling and own > ceiling:
                self.add_error(f"{side}-rung", _("Choose a dose that is no higher than at most."))
        if not self.errors and not list(self._made()):
            self.add_error(None, _("Nothing is other than it was."))
        return given

    def _made(self) -> Iterator[tuple[Side | None, Room]]:
        return orders_for(self.exercise.id, self.wished, self.plan.bounds)

    @property
    def sides(self) -> Iterator[SideFields]:
        """Left before right."""
        for side in self.exercise.sides:
            unit = self.plan.review.state.unit(self.exercise.id, side)
            names = [name for name in self.fields if name.startswith(f"{side}-")]
            yield SideFields(
                side=side,
                words=label(side, self.asker.lang),
                now=self.asker.voice.dose(self.exercise.id, unit.dose) if unit else "",
                fields=[self[name] for name in names],
            )

    @property
    def wished(self) -> Mapping[Side, Room]:
        """What each side is to have. To be asked of a form that is valid."""
        return {side: self._wished(side) for side in self.exercise.sides}

    def _wished(self, side: Side) -> Room:
        given = {name: self.cleaned_data[f"{side}-{name}"] for name in OF_A_SIDE}
        frozen = FROZEN in given["limits"]
        own = self._own_dose(side, given["rung"], given["sets"])
        return Room(
            floor=given["floor"] or 1,
            ceiling=given["ceiling"],
            frozen=frozen,
            excluded=EXCLUDED in given["limits"],
            dose=own or (self._risen_today(side) if frozen else None),
        )

    def _risen_today(self, side: Side) -> Dose | None:
        """The dose of today where it changed this morning: what is frozen is what she sees."""
        unit = self.plan.review.state.unit(self.exercise.id, side)
        before = self.plan.eve.unit(self.exercise.id, side)
        was_frozen = room_of(self.plan.bounds, self.exercise.id, side).frozen
        moved = unit is not None and before is not None and unit.dose != before.dose
        return unit.dose if unit and moved and not was_frozen else None

    def _own_dose(self, side: Side, rung: int | None, sets: int | None) -> Dose | None:
        """A dose of her own; what she leaves open of it stays as it is today."""
        if rung is None and sets is None:
            return None
        unit = self.plan.review.state.unit(self.exercise.id, side)
        stands = unit.dose if unit else Dose(1, self.exercise.first_sets)
        return Dose(rung or stands.rung, sets or stands.sets)

    def orders(self, now: datetime) -> list[Bounds]:
        """The orders that give it, of today."""
        given = self.cleaned_data
        return [
            Bounds(
                id=f"order/{given['key']}/{number}",
                day=clock.today(now),
                known=clock.local(now),
                by=By.THERAPIST,
                exercise=self.exercise.id,
                side=side,
                why=given["why"].strip(),
                **limits_of(room),
            )
            for number, (side, room) in enumerate(self._made())
        ]


def _initial(side: Side, room: Room) -> dict[str, Any]:
    limits = [FROZEN] if room.frozen else []
    return {
        f"{side}-limits": limits + ([EXCLUDED] if room.excluded else []),
        f"{side}-floor": room.floor if room.floor > 1 else "",
        f"{side}-ceiling": room.ceiling or "",
    }


def _fields(side: Side, exercise: Exercise, asker: Asker) -> dict[str, forms.Field]:
    """The fields of a side, named after it."""
    rungs = [(rung, rung_words(exercise.id, rung, asker)) for rung in range(1, exercise.top + 1)]
    sets = [
        (number, _("%(sets)s ×") % {"sets": number}) for number in range(1, exercise.most_sets + 1)
    ]
    about = {"side": label(side, asker.lang)}
    return {
        f"{side}-limits": forms.MultipleChoiceField(
            label=_("Limits, %(side)s") % about,
            choices=LIMITS,
            widget=Ticks,
            required=False,
        ),
        f"{side}-floor": _choice(_("At least, %(side)s") % about, _("no floor"), rungs[1:]),
        f"{side}-ceiling": _choice(_("At most, %(side)s") % about, _("no ceiling"), rungs),
        f"{side}-rung": _choice(
            _("Dose of your own, %(side)s") % about, _("leave it to the rules"), rungs
        ),
        f"{side}-sets": _choice(_("Sets, %(side)s") % about, _("as it is"), sets),
    }


def _choice(name: str, nothing: str, choices: list[tuple[int, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=name,
        choices=[("", nothing), *choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select({"class": "input"}),
    )
