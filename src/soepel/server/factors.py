"""The pages of passkeys, the app with codes and the reserve codes: allauth's, led our way."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soepel.actions.people.end_other_sessions import end_other_sessions
from soepel.actions.people.forget_reserve_codes import forget_reserve_codes
from soepel.records.queries.sign_in import sign_in_of
from soepel.server.second_factor import has_shown_factor, works_here
from soepel.server.sign_in import signed_in_just_now
from soepel.web.shared.asking import Request

View = Callable[..., HttpResponseBase]


def known_just_now(view: View) -> View:
    """Of who has no factor to show once more: she signed in a short while ago, or does so again.

    allauth asks the others for a factor, and these for nothing.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect("account_login")
        if not get_reauthentication_flows(request.user) and not signed_in_just_now(request):
            return render(request, "mfa/sign_in_again.html")
        return view(request, *args, **kwargs)

    return shown


@require_safe
@login_required
def your_sign_in(request: Request) -> HttpResponse:
    """How somebody signs in: her passkeys, her app, her reserve codes."""
    context = {
        "sign_in": sign_in_of(request.viewer),
        "works_here": works_here(request.user),  # type: ignore[arg-type]
    }
    return render(request, "mfa/index.html", context)


@require_POST
def sign_out_elsewhere(request: Request) -> HttpResponse:
    """Ends every session of the account but this one."""
    user = end_other_sessions(request.viewer)
    update_session_auth_hash(request, user)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("mfa_index")


@require_http_methods(["GET", "HEAD"])
@login_required
def set_up(request: Request) -> HttpResponse:
    """Where who works here chooses a second step, before there is any other page for her."""
    if has_shown_factor(request) or not works_here(request.user):  # type: ignore[arg-type]
        return redirect("home")
    if get_reauthentication_flows(request.user):
        return redirect(f"{reverse('mfa_reauthenticate')}?next={reverse('home')}")
    return render(request, "mfa/set_up.html")


@method_decorator(known_just_now, name="dispatch")
class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth carries no types
    """A passkey for this device: it is found without an address, and unlocks by its owner."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context

    def get_success_url(self) -> str:
        if not works_here(self.request.user):
            forget_reserve_codes(self.request.viewer)
            return reverse("mfa_index")
        return str(super().get_success_url())


@method_decorator(known_just_now, name="dispatch")
class AddApp(ActivateTOTPView):  # type: ignore[misc]  # allauth carries no types
    """An app that shows codes: a square to scan, and its first code. For who works here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not works_here(request.user):  # type: ignore[arg-type]
            return redirect("mfa_index")
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth carries no types
    """Takes a passkey away, but not the last factor of who works here."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            words = get_adapter().error_messages["cannot_delete_authenticator"]
            messages.warning(self.request, words)
            return redirect("mfa_index")
        answer: HttpResponse = super().form_valid(form)
        return answer


class NamePasskey(EditWebAuthnView):  # type: ignore[misc]  # allauth carries no types
    """Gives a passkey another name."""

    success_url = reverse_lazy("mfa_index")
