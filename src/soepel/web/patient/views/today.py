"""Today: what to read first, what to do now, and why."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from soepel.records.queries.learning import lessons_read
from soepel.records.viewer import NotYours
from soepel.web.patient.asker import asker_of, opened
from soepel.web.patient.today.page import today_page
from soepel.web.shared.asking import Request


@require_safe
@never_cache
def today(request: Request) -> HttpResponse:
    """The page that a person opens every day."""
    asker = asker_of(request)
    try:
        day = opened(asker)
    except NotYours:
        return redirect("intake")
    page = today_page(day, lessons_read(asker.viewer), asker)
    return render(request, "patient/today.html", {"page": page, "told": page.told})
