"""Keeps what a form gives, or tells beside the form that it could not be kept."""

import logging
from collections.abc import Callable

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from soepel.actions.refused import Refused
from soepel.core.plan import Review

log = logging.getLogger(__name__)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was filled in; None where a page is only looked at."""
    return request.POST if request.method == "POST" else None


def saved(form: forms.BaseForm, act: Callable[[], Review]) -> Review | None:
    """The review after an action; None, and a word on the form, when it was refused."""
    try:
        return act()
    except Refused as refused:
        log.warning("an entry was refused", exc_info=refused)
        form.add_error(None, _("This could not be kept. Look at your answers and try once more."))
        return None
