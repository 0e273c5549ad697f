"""The pages of a therapist."""

from functools import partial
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from soepel.records.queries.caseload import caseload as caseload_of
from soepel.records.queries.caseload import newer_items
from soepel.records.queries.evidence import evidence
from soepel.records.queries.file import file_of
from soepel.records.queries.timeline import day_of, timeline_of
from soepel.records.viewer import NotYours
from soepel.web.shared.asking import Request
from soepel.web.therapist.asker import Asker, asker_of
from soepel.web.therapist.caseload import Sought, caseload_page, headline
from soepel.web.therapist.file import NotKept, file_page
from soepel.web.therapist.items import close
from soepel.web.therapist.note import NOTE_DAYS, note_text
from soepel.web.therapist.opening import opens_a_file
from soepel.web.therapist.phone import keep_phone
from soepel.web.therapist.red_flags import resolve
from soepel.web.therapist.timeline import TimelineTold, asked_for, timeline_told

READ_AND_CLOSE = ["GET", "HEAD", "POST"]
"""A page with items takes the note that closes one."""
SOUGHT: Final = "sought"
"""In the address: that somebody is looked for. In the session: who, which no address may tell."""


@require_http_methods(READ_AND_CLOSE)
def caseload(request: Request) -> HttpResponse:
    """Whom to call, and why."""
    asker, asked = asker_of(request), request.GET
    if SOUGHT in request.POST:
        return _looks_for(request)
    load = caseload_of(asker.viewer)
    refused = close(request) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        return redirect(f"{request.get_full_path()}#main")
    page = caseload_page(
        load,
        Sought(_sought(request), asked.get("reason", ""), asked.get("stands", "")),
        (asked.get("page", ""), asked.get("fine", "")),
        partial(evidence, asker.viewer, today=asker.today),
        asker,
        refused,
    )
    return render(request, "therapist/caseload.html", {"page": page, "headline": headline(page)})


def _looks_for(request: Request) -> HttpResponse:
    """Remembers who is looked for, and leads to the list with only them. Raises NotYours."""
    if not request.viewer.therapist:
        raise NotYours
    request.session[SOUGHT] = request.POST[SOUGHT].strip()
    chosen = {name: request.POST.get(name, "") for name in ("reason", "stands")}
    asked = {SOUGHT: "1"} | {name: value for name, value in chosen.items() if value}
    return HttpResponseRedirect(f"{request.path}?{urlencode(asked)}")


@require_safe
def caseload_news(request: Request) -> HttpResponse:
    """How many items came since a page was shown; the page asks now and then."""
    after = request.GET.get("after", "")
    many = newer_items(request.viewer, int(after) if after.isdecimal() else 0).many
    words = ngettext("%(many)s new item.", "%(many)s new items.", many) % {"many": many}
    return JsonResponse({"many": many, "words": words if many else ""})


def _sought(request: Request) -> str:
    return str(request.session.get(SOUGHT, "")) if SOUGHT in request.GET else ""


@require_http_methods(READ_AND_CLOSE)
@opens_a_file
def patient_file(request: Request, key: UUID) -> HttpResponse:
    """One patient: today's plan, what changed and why, and what asks for attention."""
    asker = asker_of(request)
    file = file_of(asker.viewer, key, asker.now)
    refused = _posted(request, file.id) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        return redirect(f"{request.get_full_path()}#main")
    behind = evidence(asker.viewer, [key], asker.today)[key]
    page = file_page(file, behind, _timeline(request, key, asker), asker, refused)
    return render(request, "therapist/file.html", {"page": page, "key": key})


@require_safe
@opens_a_file
def consultation(request: Request, key: UUID) -> HttpResponse:
    """The note of today's consultation, filled in: to be changed, and copied."""
    asker = asker_of(request)
    file = file_of(asker.viewer, key, asker.now)
    line = timeline_of(asker.viewer, key, asker.today, NOTE_DAYS)
    if line is None:
        raise NotYours
    told = {"text": note_text(file, line, asker), "name": file.listed.name, "key": key}
    return render(request, "therapist/consultation.html", told)


def _timeline(request: Request, key: UUID, asker: Asker) -> TimelineTold | None:
    """The course of a patient, with the day that the address asks for."""
    asked = asked_for(request.GET.get("zoom", ""), request.GET.get("day", ""))
    line = timeline_of(asker.viewer, key, asker.today, asked.days)
    if line is None:
        return None
    day = asked.day if asked.day and line.begins <= asked.day <= line.until else None
    return timeline_told(line, asked, day_of(asker.viewer, key, day) if day else None, asker)


def _posted(request: Request, patient: int) -> NotKept:
    """A telephone number, what came of a red flag, or a note about an item."""
    if "phone" in request.POST:
        return keep_phone(request, patient)
    return resolve(request, patient) if "flag" in request.POST else close(request)
