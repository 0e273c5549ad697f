"""The steps of signing in that differ from allauth's."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from soepel.server.second_factor import works_here


class SecondFactor(AuthenticateStage):  # type: ignore[misc]  # allauth carries no types
    """Asked of who works here: a patient who lost her telephone still comes in by mail."""

    def _should_handle(self, request: HttpRequest) -> bool:
        asked: bool = super()._should_handle(request)
        return asked and works_here(self.login.user)
