"""The app of these pages."""

from django.apps import AppConfig


class BookingPages(AppConfig):
    """Pages only: no models."""

    name = "soepel.web.booking"
    label = "booking_pages"
