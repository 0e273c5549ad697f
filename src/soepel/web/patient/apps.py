"""The app of these pages."""

from django.apps import AppConfig


class PatientPages(AppConfig):
    """Pages only: no models."""

    name = "soepel.web.patient"
    label = "patient_pages"
