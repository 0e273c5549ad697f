"""The check-in: usual pain, extra pain, stiffness and what today asks; on a high day a bit more."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.core.quantities import Pain, Stiffness
from soepel.core.reasons import Code
from soepel.core.record import By, CheckIn, DailyLoad, ExtraPain, Trigger
from soepel.records.queries.today import ONE_DAY, Today
from soepel.web.patient.forms.taps import EntryId, TapField, entry_id, new_id, worded
from soepel.web.shared.forms import Rows, ScaleField, Ticks
from soepel.words import Lang

NO_STIFFNESS, WORST_STIFFNESS = _("not stiff"), _("as stiff as can be")
YES: Final = "yes"
YES_NO: Final = ((YES, _("Yes")), ("no", _("No")))


@dataclass(frozen=True)
class Morning:
    """The check-in of a day as it is asked, with what was told of that day before."""

    day: date
    before: CheckIn | None
    ask_extra: bool
    ask_as_usual: bool
    high_from: float
    yesterday: bool = False

    @property
    def own(self) -> CheckIn | None:
        """What the person told herself, which she may correct."""
        before = self.before
        return before if before is not None and before.by is By.PERSON else None


def morning_of(today: Today, yesterday: bool = False) -> Morning:
    """The check-in of today, or that of yesterday to correct or to make up for."""
    day, before = today.review.day, today.check_in
    if yesterday:
        day, before = day - ONE_DAY, today.yesterday
    asked = today.recovery_asked or (before is not None and before.extra is not None)
    as_usual = any(reason.code is Code.FL_ASK_AS_USUAL for reason in today.review.reasons)
    return Morning(
        day=day,
        before=before,
        ask_extra=asked or yesterday,
        ask_as_usual=as_usual and not yesterday,
        high_from=today.high_from,
        yesterday=yesterday,
    )


class CheckInForm(forms.Form):
    """How the past 24 hours were. What is not asked of this person is not there."""

    entry = EntryId()
    usual = ScaleField(
        label=_("How much pain did you have in the past 24 hours?"),
        help_text=_("The average of the day and the night."),
        error_messages={"required": _("Choose a number for your pain.")},
    )
    extra = forms.ChoiceField(
        label=_("Did you have extra pain after your last exercises?"),
        widget=Rows,
        error_messages={"required": _("Choose what fits best.")},
    )
    stiffness = ScaleField(
        label=_("How stiff was your hip?"),
        lowest=NO_STIFFNESS,
        highest=WORST_STIFFNESS,
        required=False,
    )
    as_usual = TapField(YES_NO, label=_("Does your hip feel as usual again?"))
    load = TapField((), label=_("What kind of day is it today?"))

    def __init__(self, morning: Morning, lang: Lang, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = told(morning.own)
        super().__init__(*args, **kwargs)
        self.morning = morning
        self.fields["extra"].choices = worded(ExtraPain, lang)  # type: ignore[attr-defined]  # a field by its name has no type
        self.fields["load"].choices = worded(DailyLoad, lang)  # type: ignore[attr-defined]  # the same
        if morning.yesterday:
            self._about_yesterday()
        for name, asked in (("extra", morning.ask_extra), ("as_usual", morning.ask_as_usual)):
            if not asked:
                del self.fields[name]

    def _about_yesterday(self) -> None:
        self.fields["usual"].label = _("How much pain did you have up to yesterday morning?")
        self.fields["extra"].required = False
        self.fields["load"].label = _("What kind of day was it yesterday?")

    def check_in(self, known: datetime) -> CheckIn:
        """The entry of a form that is valid. A correction keeps what this page did not ask."""
        given, own, day = self.cleaned_data, self.morning.own, self.morning.day
        id_ = entry_id(given["entry"], day, own.id if own else None)
        if own is None or own.id != id_:
            own = CheckIn(id=id_, day=day, known=known)
        return replace(
            own,
            known=known,
            usual=Pain(given["usual"]),
            extra=ExtraPain(given["extra"]) if given.get("extra") else own.extra,
            stiffness=Stiffness(given["stiffness"]) if given["stiffness"] is not None else None,
            as_usual=_yes(given.get("as_usual"), own.as_usual),
            load=DailyLoad(given["load"]) if given["load"] else None,
        )

    @property
    def high(self) -> bool:
        """The day is a high one for this person."""
        return bool(self.cleaned_data["usual"] >= self.morning.high_from)


def _yes(tapped: str | None, before: bool | None) -> bool | None:
    return before if tapped is None else tapped == YES


def told(own: CheckIn | None) -> dict[str, Any]:
    """What the form begins with: what was told before, or nothing but a new id."""
    if own is None:
        return {"entry": new_id()}
    return {
        "entry": own.id,
        "usual": own.usual,
        "extra": own.extra,
        "stiffness": own.stiffness,
        "as_usual": None if own.as_usual is None else ("no", YES)[own.as_usual],
        "load": own.load,
    }


HINDRANCES: Final = (
    ("kept_from_things", _("It kept me from things")),
    ("slept_worse", _("I slept worse")),
    ("extra_painkillers", _("I took extra painkillers")),
)


class HighDayForm(forms.Form):
    """What is asked on a high day on top. What is not ticked is a no."""

    entry = EntryId()
    hindered = forms.MultipleChoiceField(
        label=_("What did the pain do?"),
        help_text=_("Tick what is true. Nothing is fine too."),
        choices=HINDRANCES,
        widget=Ticks,
        required=False,
    )
    triggers = forms.MultipleChoiceField(
        label=_("Was there something that may have set it off?"),
        help_text=_("In the past three days."),
        widget=Ticks,
        required=False,
    )

    def __init__(self, check_in: CheckIn, lang: Lang, *args: Any, **kwargs: Any) -> None:
        hindered = [name for name, _words in HINDRANCES if getattr(check_in, name)]
        told = {"hindered": hindered, "triggers": check_in.triggers}
        kwargs["initial"] = {"entry": check_in.id, **told}
        super().__init__(*args, **kwargs)
        self.before = check_in
        self.fields["triggers"].choices = worded(Trigger, lang)  # type: ignore[attr-defined]  # a field by its name has no type

    def clean_entry(self) -> str:
        """A page that was left open overnight was about another check-in: it changes nothing."""
        sent: str = self.cleaned_data["entry"]
        if sent != self.before.id:
            raise forms.ValidationError(_("This page was about another day. Fill it in once more."))
        return sent

    def check_in(self, known: datetime) -> CheckIn:
        """The check-in with these answers, of a form that is valid."""
        given = self.cleaned_data
        return replace(
            self.before,
            known=known,
            triggers=tuple(map(Trigger, given["triggers"])),
            kept_from_things="kept_from_things" in given["hindered"],
            slept_worse="slept_worse" in given["hindered"],
            extra_painkillers="extra_painkillers" in given["hindered"],
        )
