"""The addresses of the therapist's pages."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.therapist import views

urlpatterns: list[URLPattern] = [
    path(_("caseload/"), views.caseload, name="caseload"),
    path(_("patient/<uuid:key>/"), views.patient_file, name="patient-file"),
]
