"""The app of these pages."""

from django.apps import AppConfig


class OwnerPages(AppConfig):
    """Pages only: no models."""

    name = "soepel.web.owner"
    label = "owner_pages"
