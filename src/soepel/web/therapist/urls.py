"""The addresses of the therapist's pages."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.therapist import access, views
from soepel.web.therapist.steering import views as steering

urlpatterns: list[URLPattern] = [
    path(_("caseload/"), views.caseload, name="caseload"),
    path(_("caseload/news/"), views.caseload_news, name="caseload-news"),
    path(_("patient/of-a-colleague/"), access.find, name="find-patient"),
    path(_("patient/<uuid:key>/reason/"), access.reason, name="reason"),
    path(_("patient/<uuid:key>/take-on/"), access.take_on_patient, name="take-on"),
    path(_("standing-in/"), access.standing_in, name="stand-in"),
    path(_("patient/<uuid:key>/"), views.patient_file, name="patient-file"),
    path(_("patient/<uuid:key>/note/"), views.consultation, name="consultation"),
    path(_("patient/<uuid:key>/plan/"), steering.steering, name="steering"),
    path(_("patient/<uuid:key>/plan/undo/"), steering.undo, name="steering-undo"),
    path(
        _("patient/<uuid:key>/plan/<int:number>/"), steering.exercise_bounds, name="exercise-bounds"
    ),
]
