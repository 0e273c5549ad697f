"""The session, one exercise after another: how it goes, its timers, and how it went."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.finish_session import finish_session
from soepel.core.exercises import Amount
from soepel.core.quantities import Side
from soepel.web.patient.asker import Asker, asker_of, opened
from soepel.web.patient.forms.session import Card, ExerciseForm, cards, cards_sent
from soepel.web.patient.saving import saved
from soepel.web.shared.asking import Request
from soepel.words.guide import ExerciseTold, exercise_told
from soepel.words.telling import rows

AGAIN: Final = "exercise_again"
"""In the session: the exercise that was too hard, and comes once more in an easier form."""


@dataclass(frozen=True)
class Timed:
    """What the script counts: sets of an amount, for each side in turn, with rests between."""

    sets: int
    amount: int
    holds: bool
    """The amount is seconds to hold, else repetitions."""
    tempo: float
    """Seconds for a repetition."""
    rest: int
    """Seconds."""
    sides: int


@require_http_methods(["GET", "HEAD", "POST"])
def player(request: Request) -> HttpResponse:
    """The first exercise that is not done; what was done before is kept, also after a reload."""
    asker = asker_of(request)
    today, voice = opened(asker), asker.voice
    asked = cards(rows(today.review.plan.asked, voice), today.exposures, voice)
    if request.method == "POST":
        sent = cards_sent(request.POST, asked, today.exposures, voice)
        form = ExerciseForm(sent[0], voice, request.POST) if sent else None
        if form is None or _kept(request, form, asker):
            return redirect("player")
    else:
        again = request.session.get(AGAIN)
        left = [card for card in asked if card.exercise == again or not card.done]
        form = ExerciseForm(left[0], voice) if left and not today.review.plan.paused else None
    if form is None:
        return render(request, "patient/player_end.html", {"done": bool(asked)})
    return render(request, "patient/player.html", _shown(form, asked, asker))


def _kept(request: Request, form: ExerciseForm, asker: Asker) -> bool:
    """Keeps how it went, before the next exercise comes."""
    if not form.is_valid():
        return False
    if not form.touched:
        form.add_error("done", _("Choose how much you did."))
        return False
    told = list(form.exposures(asker.day, asker.known))
    act = partial(finish_session, asker.viewer, asker.patient, told, asker.now)
    if told and saved(form, act) is None:
        return False
    if form.too_hard_now:
        request.session[AGAIN] = form.card.exercise
        messages.success(request, _("Too hard is good to know. Here is an easier form of it."))
    else:
        request.session.pop(AGAIN, None)
    return True


def _shown(form: ExerciseForm, asked: list[Card], asker: Asker) -> dict[str, object]:
    card = form.card
    number = next((n for n, one in enumerate(asked, 1) if one.exercise == card.exercise), 1)
    return {
        "form": form,
        "card": card,
        "told": _told(card, asker),
        "timed": _timed(card, asker),
        "level": _level(card, asker),
        "side": "" if card.sides[0] is Side.BOTH else card.sides[0].value,
        "place": _("Exercise %(number)s of %(all)s") % {"number": number, "all": len(asked)},
    }


def _told(card: Card, asker: Asker) -> ExerciseTold:
    side = card.sides[0] if len(card.sides) == 1 else Side.BOTH
    return exercise_told(card.exercise, asker.voice, side)


def _level(card: Card, asker: Asker) -> str:
    if not card.rows:
        return ""
    return asker.voice.exercises[card.exercise].level(card.rows[0].prescriptions[0].rung).id


def _timed(card: Card, asker: Asker) -> Timed | None:
    """The dose as the script counts it; the first side speaks for both."""
    if not card.rows:
        return None
    exercise, dose = asker.voice.exercises[card.exercise], card.rows[0].prescriptions[0]
    return Timed(
        sets=dose.sets,
        amount=exercise.amount_at(dose.rung),
        holds=exercise.amount is Amount.SECONDS,
        tempo=exercise.tempo,
        rest=exercise.rest,
        sides=len(card.sides),
    )
