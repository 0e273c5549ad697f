"""Sign-in by an e-mailed code, until accounts are more than an address."""

from typing import TYPE_CHECKING, Any

from allauth.account import app_settings as account
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import RequestLoginCodeView
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from soepel.actions.messages.write import write_message
from soepel.records.vocabulary import Subject
from soepel.server import clock

if TYPE_CHECKING:  # allauth imports itself in a circle: whoever begins at the stages breaks it
    from allauth.account.stages import LoginStage


class ByCodeOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs up here, and mail goes out by the outbox like all mail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code from the last mail. Look at it once more."),
        "too_many_login_attempts": _("That was tried too often. Wait a few minutes, then go on."),
        "rate_limited": _("That was tried too often. Wait a few minutes, then go on."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        told = context | {"minutes": account.LOGIN_BY_CODE_TIMEOUT // 60}
        mail = self.render_mail(template_prefix, email, told)
        write_message(Subject.SIGN_IN, email, mail.subject, mail.body, clock.now())


class AskForCode(RequestLoginCodeView):  # type: ignore[misc]  # allauth carries no types
    """Where a code is asked for. Who waits for one may begin anew, with another address."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: "LoginStage") -> None:
        """Nowhere: allauth would lead back to the code."""
