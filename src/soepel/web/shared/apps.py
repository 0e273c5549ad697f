"""The app of what the pages share."""

from django.apps import AppConfig


class SharedPages(AppConfig):
    """Templates and tags only: no models."""

    name = "soepel.web.shared"
    label = "shared_pages"
