"""Minutes walked, cycled or otherwise spent on what has a quota."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.log_activity import log_activity
from soepel.records.queries.today import Today
from soepel.web.patient.asker import Asker, asker_of, opened
from soepel.web.patient.forms.activity import ActivityForm
from soepel.web.patient.saving import saved, sent
from soepel.web.shared.asking import Request
from soepel.words.telling import QuotaTold, telling


@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: Request) -> HttpResponse:
    """The minutes of each activity of today."""
    asker = asker_of(request)
    today = opened(asker)
    told = telling(today.review, today.before, today.intake, asker.voice)
    forms = [_form(quota, today, request) for quota in told.quotas]
    kept = [form.is_bound and _kept(form, asker) for form in forms]
    if request.method == "POST" and all(kept):
        if not any(form.filled_in for form in forms):
            messages.warning(request, _("Nothing is kept yet. Fill in your minutes, then save."))
            return redirect("activity")
        messages.success(request, _("Your minutes are kept."))
        return redirect("today")
    wrong = [form for form in forms if form.is_bound and form.errors]
    asked = list(zip(told.quotas, forms, strict=True))
    return render(request, "patient/activity.html", {"asked": asked, "wrong": wrong})


def _form(quota: QuotaTold, today: Today, request: Request) -> ActivityForm:
    done = [one for one in today.done if one.activity is quota.activity]
    return ActivityForm(quota.activity, done, sent(request))


def _kept(form: ActivityForm, asker: Asker) -> bool:
    """Keeps the minutes where they are filled in; whether nothing was wrong."""
    if not form.is_valid():
        return False
    entries = form.entries(asker.day, asker.known)
    acts = [partial(log_activity, asker.viewer, asker.patient, one, asker.now) for one in entries]
    return all(saved(form, act) is not None for act in acts)
