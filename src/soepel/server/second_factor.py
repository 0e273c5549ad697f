"""The second factor of who works here: whether a session has shown one, and how they are kept."""

import base64
import hashlib
from typing import Any, Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode import QRCode

from soepel.records.models import User
from soepel.web.shared.asking import ENTERED

SHOWN: Final = "second-factor"
"""In a session: whose second factor was shown in it. Another account begins without."""


def has_shown_factor(request: HttpRequest) -> bool:
    """Whether who is signed in has shown a second factor in this session, or set one up in it."""
    return was_entered(request) or bool(request.session.get(SHOWN) == str(request.user.pk))


def was_entered(request: HttpRequest) -> bool:
    """Whether this is the demo, and its visitor entered as somebody by a button."""
    return bool(settings.DEMO and request.session.get(ENTERED) == str(request.user.pk))


def remember_factor(request: HttpRequest, user: User, **_: Any) -> None:
    """Notes in the session that its owner used a factor, or set one up."""
    request.session[SHOWN] = str(user.pk)


authenticator_used.connect(remember_factor)
authenticator_added.connect(remember_factor)


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """How factors are named, drawn and kept."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("That did not work. Take the newest code, or try again."),
        "cannot_delete_authenticator": gettext_lazy(
            "This is your only second step. First add another one, then take this one away."
        ),
    }

    def get_totp_issuer(self) -> str:
        return "Soepel"

    def build_totp_svg(self, url: str) -> SafeString:
        """The square to scan, as a drawing that needs no style."""
        return square(url)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Who works here keeps at least one."""
        return not works_here(authenticator.user) or _others(authenticator)

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002, ARG002
        """What a passkey is called until somebody names it."""
        return _("My device")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that passkeys belong to; in the demo the host that is asked."""
        asked: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {"id": settings.PASSKEY_DOMAIN or asked["id"], "name": "Soepel"}

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret of a factor; one that fits nothing when it was kept under another key."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Never empty: a code can be computed from a secret that is known.
            return str(generate_totp_secret())


def works_here(user: User) -> bool:
    """Whether an account is a member's, who needs a second factor."""
    return hasattr(user, "member")


def _others(authenticator: Authenticator) -> bool:
    factors = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def _cipher() -> Fernet:
    key = hashlib.sha256(b"second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def square(text: str) -> SafeString:
    """A QR code as SVG, black on white whatever the colours of the page."""
    code = QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dots = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    side = len(rows)
    return mark_safe(
        f'<svg class="square" viewBox="0 0 {side} {side}" role="img" aria-labelledby="square-is">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{dots}"/></svg>'
    )
