"""The one Django app with models."""

from django.apps import AppConfig


class Records(AppConfig):
    """One app label and one migration line for everything that is kept."""

    name = "soepel.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
