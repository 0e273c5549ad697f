"""The views of the pages that steer a plan."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from soepel.actions.orders.give_orders import ChangedMeanwhile, give_orders
from soepel.actions.orders.undo_change import undo_change
from soepel.actions.refused import Refused
from soepel.core.exercises import Exercise
from soepel.records.queries.orders import Steered, steered, whole_course
from soepel.web.shared.asking import Request
from soepel.web.therapist.asker import Asker, asker_of
from soepel.web.therapist.opening import opens_a_file
from soepel.web.therapist.steering.bounds_form import REASONS, BoundsForm
from soepel.web.therapist.steering.looking import Looked, looked
from soepel.web.therapist.steering.page import bounds_page, numbered, steering_page
from soepel.web.therapist.steering.person_form import FORMS, OrderForm

READ_AND_ORDER = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_ORDER)
@opens_a_file
def steering(request: Request, key: UUID) -> HttpResponse:
    """The plan as a whole: phase, anchor, pause, the bounds there are, and every change."""
    asker = asker_of(request)
    plan, refused = steered(asker.viewer, key, asker.now), None
    if request.method == "POST":
        refused = _chosen(request, plan, asker)
        if refused.is_valid() and _kept(request, refused, plan):
            return redirect(f"{request.path}#main")
        plan = steered(asker.viewer, key, asker.now)
    page = steering_page(plan, asker, refused)
    return render(request, "therapist/steering/steering.html", {"page": page, "key": key})


def _chosen(request: Request, plan: Steered, asker: Asker) -> OrderForm:
    """The form that was sent, by its name."""
    kinds = {kind.name: kind for kind in FORMS}
    kind = kinds.get(request.POST.get("order", ""), FORMS[0])
    return kind(request.POST, plan, asker)


@require_http_methods(READ_AND_ORDER)
@opens_a_file
def exercise_bounds(request: Request, key: UUID, number: int) -> HttpResponse:
    """The bounds of one exercise, on each side; and what they would do, before they are kept."""
    asker, exercise = asker_of(request), numbered(number)
    plan = steered(asker.viewer, key, asker.now)
    form = BoundsForm(request.POST if request.method == "POST" else None, exercise, plan, asker)
    preview = None
    if form.is_bound and form.is_valid():
        if "look" in request.POST:
            preview = _looked(request, form, exercise, key)
        elif _kept(request, form, plan):
            return redirect("patient-file", key)
        plan = steered(asker.viewer, key, asker.now)
    page = bounds_page(plan, exercise, form, preview, asker)
    told = {"page": page, "key": key, "reasons": REASONS}
    return render(request, "therapist/steering/bounds.html", told)


def _looked(request: Request, form: BoundsForm, exercise: Exercise, key: UUID) -> Looked:
    """What the orders of a form would do. Nothing is kept."""
    asker, orders = asker_of(request), form.orders(request.now)
    whole = whole_course(asker.viewer, key)
    return looked(form.plan, orders, exercise.id, whole, asker)


def _kept(request: Request, form: OrderForm | BoundsForm, plan: Steered) -> bool:
    """Whether the orders were given; else the form says why not, with all that was typed."""
    seen = form.cleaned_data["seen"]
    try:
        give_orders(request.viewer, plan.id, form.orders(request.now), seen, request.now)
    except ChangedMeanwhile:
        form.add_error(None, _("The plan was changed meanwhile. Look above, then save again."))
        return False
    except Refused:
        form.add_error(None, _("This could not be kept. Look at your answers and try once more."))
        return False
    messages.success(request, _("Kept. The plan of today follows it."))
    return True


@require_POST
@opens_a_file
def undo(request: Request, key: UUID) -> HttpResponse:
    """Takes a change back."""
    change = request.POST.get("change", "")
    try:
        undo_change(request.viewer, key, change, _("Taken back"), request.now)
    except Refused:
        messages.error(
            request, _("This cannot be taken back any more: a later change is about the same.")
        )
    else:
        messages.success(request, _("Taken back. Both stay in the history."))
    return redirect("steering", key)
