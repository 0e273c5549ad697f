"""The app of these pages."""

from django.apps import AppConfig


class PublicPages(AppConfig):
    """Pages only: no models."""

    name = "soepel.web.public"
    label = "public_pages"
