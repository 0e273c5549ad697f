"""The app of these pages."""

from django.apps import AppConfig


class DemoPages(AppConfig):
    """Pages only: no models."""

    name = "soepel.web.demo"
    label = "demo_pages"
