"""The addresses of the patient's pages."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.patient.views.activity import activity
from soepel.web.patient.views.alarm import alarm, alarm_call
from soepel.web.patient.views.check_in import check_in, check_in_more
from soepel.web.patient.views.flare import flare
from soepel.web.patient.views.intake import how_it_works, intake
from soepel.web.patient.views.my_data import (
    consent,
    correct_my_data,
    download,
    erase_my_data,
    my_data,
)
from soepel.web.patient.views.pause import pause
from soepel.web.patient.views.phase_check import phase_check
from soepel.web.patient.views.player import player
from soepel.web.patient.views.session import session
from soepel.web.patient.views.today import today
from soepel.web.patient.views.who_looked import looked

YESTERDAY = {"yesterday": True}

urlpatterns: list[URLPattern] = [
    path(_("intake/"), intake, name="intake"),
    path(_("how-it-works/"), how_it_works, name="how-it-works"),
    path(_("today/"), today, name="today"),
    path(_("today/how-was-it/"), check_in, name="check-in"),
    path(_("today/how-was-it/more/"), check_in_more, name="check-in-more"),
    path(_("yesterday/how-was-it/"), check_in, YESTERDAY, name="check-in-yesterday"),
    path(_("yesterday/how-was-it/more/"), check_in_more, YESTERDAY, name="check-in-more-yesterday"),
    path(_("today/exercises/"), session, name="session"),
    path(_("today/training/"), player, name="player"),
    path(_("today/minutes/"), activity, name="activity"),
    path(_("today/test/"), phase_check, name="phase-check"),
    path(_("flare-up/"), flare, name="flare"),
    path(_("pause/"), pause, name="pause"),
    path(_("who-looked/"), looked, name="who-looked"),
    path(_("my-data/"), my_data, name="my-data"),
    path(_("my-data/download/"), download, name="my-data-download"),
    path(_("my-data/correct/"), correct_my_data, name="my-data-correct"),
    path(_("my-data/consent/"), consent, name="my-data-consent"),
    path(_("my-data/erase/"), erase_my_data, name="my-data-erase"),
    path(_("something-is-wrong/"), alarm, name="alarm"),
    path(_("something-is-wrong/call/"), alarm_call, name="alarm-call"),
]
