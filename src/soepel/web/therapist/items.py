"""An attention item in words, and the note that closes it."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from soepel.actions.attention.close_item import close_item
from soepel.actions.refused import Refused
from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.records.queries.caseload import OpenItem
from soepel.records.viewer import NotYours
from soepel.web.shared.asking import Request
from soepel.web.therapist.asker import Asker
from soepel.words import attention_words
from soepel.words.labels import capital
from soepel.words.language import relative_day, short_date

LONGEST_NOTE: Final = 2000
log = logging.getLogger(__name__)


class NoteForm(forms.Form):
    """What the therapist did about an item. Drawn by hand: there are many on a page."""

    item = forms.IntegerField(min_value=1)
    note = forms.CharField(
        max_length=LONGEST_NOTE,
        error_messages={
            "required": gettext_lazy("Write in a few words what you did, then close it."),
            "max_length": gettext_lazy(
                "Make the note shorter: %(limit_value)d characters or fewer."
            ),
        },
    )


@dataclass(frozen=True)
class ItemTold:
    """One reason to look at a patient, in words."""

    id: int
    title: str
    sentence: str
    action: str
    raised: str
    due: str
    """ "vandaag", "2 dagen te laat"."""
    kind: str
    """Of the tag of the due day: the more urgent the louder."""
    holds: bool
    stays: bool
    """A note does not take it off the list: somebody must resolve it."""
    note: str = ""
    """What was written and could not be kept."""
    error: str = ""


def told(items: Iterable[OpenItem], asker: Asker, refused: NoteForm | None) -> list[ItemTold]:
    """The items of a patient in words, with what was wrong with a note for one of them."""
    return [_told(item, asker, refused) for item in items]


def _told(item: OpenItem, asker: Asker, refused: NoteForm | None) -> ItemTold:
    words = attention_words(item.code, asker.lang)
    note, error = _refused(item, refused)
    due, kind = _due(item.due, asker)
    return ItemTold(
        id=item.id,
        title=words.title,
        sentence=asker.voice.therapist(Reason(Rule.ATT, item.code)),
        action=words.action,
        raised=short_date(item.raised, asker.lang),
        due=due,
        kind=kind,
        holds=item.holds,
        stays=item.code is Code.ATT_RED_FLAG and item.holds,
        note=note,
        error=error,
    )


def _refused(item: OpenItem, form: NoteForm | None) -> tuple[str, str]:
    if form is None or form.data.get("item") != str(item.id):
        return "", ""
    return form.data.get("note", ""), " ".join(map(str, form.errors.get("note", ())))


def _due(due: date, asker: Asker) -> tuple[str, str]:
    """When something is due, and how loud that is said."""
    late = (asker.today - due).days
    if late > 0:
        return ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}, "call"
    return capital(relative_day(due, asker.today, asker.lang)), "" if late else "warning"


def close(request: Request) -> NoteForm | None:
    """Closes the item that was posted. Returns the form again when its note cannot be kept.

    Raises NotYours for an item of somebody else, or of nobody.
    """
    form = NoteForm(request.POST)
    if "item" in form.errors:
        raise NotYours
    if not form.is_valid():
        return form
    given = form.cleaned_data
    try:
        closed = close_item(request.viewer, given["item"], given["note"], request.now)
    except Refused as refused:
        log.warning("a note was refused", exc_info=refused)
        form.add_error("note", _("This could not be kept. Look at your note and try once more."))
        return form
    if closed:
        messages.success(request, _("Closed. Your note is kept in the file."))
    else:
        messages.info(
            request, _("Your note is kept. The red flag stays open until it is resolved.")
        )
    return None
