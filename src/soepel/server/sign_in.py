"""Sign-in by an e-mailed code, until accounts are more than an address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from soepel.actions.messages.write import write_message
from soepel.records.vocabulary import Subject
from soepel.server import clock


class ByCodeOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs up here, and mail goes out by the outbox like all mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        mail = self.render_mail(template_prefix, email, context)
        write_message(Subject.SIGN_IN, email, mail.subject, mail.body, clock.now())
