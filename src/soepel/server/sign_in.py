"""Sign-in by an e-mailed code or a passkey; who works here shows a second factor besides."""

import time
from typing import TYPE_CHECKING, Any

from allauth.account import app_settings as account
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.views import RequestLoginCodeView
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from soepel.actions.messages.write import write_message
from soepel.records.models import User
from soepel.records.vocabulary import Subject
from soepel.server import clock

if TYPE_CHECKING:  # allauth imports itself in a circle: whoever begins at the stages breaks it
    from allauth.account.stages import LoginStage


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs up here, and mail goes out by the outbox like all mail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code from the last mail. Look at it once more."),
        "too_many_login_attempts": _("That was tried too often. Wait a few minutes, then go on."),
        "rate_limited": _("That was tried too often. Wait a few minutes, then go on."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def get_login_stages(self) -> list[str]:
        """allauth's, but who is treated here needs no second factor: the mail suffices."""
        stages: list[str] = super().get_login_stages()
        ours = {"allauth.mfa.stages.AuthenticateStage": "soepel.server.stages.SecondFactor"}
        return [ours.get(stage, stage) for stage in stages]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        told = context | {"minutes": account.LOGIN_BY_CODE_TIMEOUT // 60}
        mail = self.render_mail(template_prefix, email, told)
        write_message(Subject.SIGN_IN, email, mail.subject, mail.body, clock.now())

    def as_if_known(self, email: str) -> None:
        """Does for an address that nobody has what it does for one, so that it takes as long."""
        with transaction.atomic():
            code = self.generate_login_code()
            self.send_mail("account/email/login_code", email, {"code": code})
            transaction.set_rollback(True)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,  # noqa: ARG002 - allauth's signature
    ) -> None:
        """Tells the owner of an account that a factor changed."""
        self.send_mail(template_prefix, user.email, context or {})

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:  # noqa: ARG002
        """Not for who signed in just now."""
        return not signed_in_just_now(self.request)

    def respond_user_inactive(
        self,
        request: HttpRequest,
        user: User,  # noqa: ARG002 - allauth's signature
    ) -> HttpResponse:
        messages.warning(request, _("That did not work. Ask your practice about your account."))
        return redirect("account_login")


def signed_in_just_now(request: HttpRequest) -> bool:
    """Whether it was shown a short while ago who this is."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < account.REAUTHENTICATION_TIMEOUT


class AskForCode(RequestLoginCodeView):  # type: ignore[misc]  # allauth carries no types
    """Where a code is asked for. Who waits for one may begin anew, with another address."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: "LoginStage") -> None:
        """Nowhere: allauth would lead back to the code."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        if form._user is None:
            SignIn(self.request).as_if_known(form.cleaned_data["email"])
        return answer
