"""Something is wrong: one tap, and at once whom to call.

These pages need no plan, so that nothing that is wrong with a plan stands in their way.
"""

import logging
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.core.rules.screening import ADVICE_OF_FLAG
from soepel.core.screening import FLAG_OF_ALARM, Advice, Alarm, RedFlag, tier_of
from soepel.records.queries.today import clinic_of
from soepel.records.viewer import NotYours
from soepel.web.patient.asker import Asker, asker_of
from soepel.web.patient.forms.alarm import AlarmForm
from soepel.web.patient.saving import sent
from soepel.web.patient.today.calls import call_of
from soepel.web.shared.asking import Request
from soepel.words import label, title

WORSE: Final = {
    Alarm.FALL: RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL,
    Alarm.CANNOT_STAND: RedFlag.CANNOT_BEAR_WEIGHT_AFTER_FALL,
    Alarm.FEVER: RedFlag.FEVER_WITH_SEVERE_HIP_PAIN,
    Alarm.NUMBNESS_IN_LEG: RedFlag.BOTH_LEGS_GETTING_WEAKER,
}
"""What makes an emergency of an alarm that is none by itself."""
TAPPED: Final = "alarm"
"""Under which name the session keeps what was tapped: no address may tell it."""

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def alarm(request: Request) -> HttpResponse:
    """What is the matter, the most urgent first."""
    asker = asker_of(request)
    form = AlarmForm(sent(request))
    if form.is_valid():
        _raise(form, asker)
        request.session[TAPPED] = form.cleaned_data["alarm"].value
        return redirect("alarm-call")
    alarms = [(one.value, title(one, asker.lang)) for one in Alarm]
    context = {"form": form, "alarms": alarms, "clinic": clinic_of(asker.viewer)}
    return render(request, "patient/alarm.html", context)


def _raise(form: AlarmForm, asker: Asker) -> None:
    """Keeps the flag. Whatever comes of that, the person is told whom to call."""
    flag = form.flag(asker.day, asker.known)
    try:
        raise_alarm(asker.viewer, asker.patient, flag, asker.now)
    except NotYours:
        raise
    except Exception:
        # Also when it is our own fault: an error page would tell her nothing.
        log.exception("a red flag could not be kept")


@require_safe
def alarm_call(request: Request) -> HttpResponse:
    """Whom to call about what was tapped last. It raises nothing itself."""
    asker = asker_of(request)
    if TAPPED not in request.session:
        return redirect("alarm")
    told = Alarm(request.session[TAPPED])
    flag = FLAG_OF_ALARM[told]
    context = {
        "call": call_of(tier_of(flag), title(told, asker.lang), (), asker.lang),
        "advice": [label(one, asker.lang) for one in advice(flag)],
        "worse": title(WORSE[told], asker.lang) if told in WORSE else "",
        "clinic": clinic_of(asker.viewer),
    }
    return render(request, "patient/alarm_call.html", context)


def advice(flag: RedFlag) -> list[Advice]:
    """What to do besides calling."""
    own = ADVICE_OF_FLAG.get(flag)
    return [Advice.STOP_EXERCISING, *([own] if own else [])]
