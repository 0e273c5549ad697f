"""The app that brings the jobs and the management commands."""

from django.apps import AppConfig


class Server(AppConfig):
    """No models: those are the records'."""

    name = "soepel.server"
    label = "server"
