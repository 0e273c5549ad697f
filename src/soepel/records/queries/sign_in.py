"""How somebody signs in, as her own page shows it. No secret leaves here."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class Passkey:
    """A passkey on one of her devices."""

    id: int
    name: str
    added: datetime
    used: datetime | None


@dataclass(frozen=True)
class SignIn:
    """What an account can be signed in with, besides a mailed code."""

    passkeys: tuple[Passkey, ...]
    app_added: datetime | None
    """Since when an app shows codes."""
    app_used: datetime | None
    codes_left: int | None
    """Reserve codes that were not used yet; None when none were made."""


def sign_in_of(viewer: Viewer) -> SignIn:
    """What the viewer's own account has. One query. Raises NotYours for who is not signed in."""
    if viewer.user is None:
        raise NotYours
    rows = list(Authenticator.objects.filter(user=viewer.user).order_by("created_at", "pk"))
    app = next((row for row in rows if row.type == Authenticator.Type.TOTP), None)
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return SignIn(
        passkeys=tuple(
            Passkey(row.pk, row.data["name"], row.created_at, row.last_used_at)
            for row in rows
            if row.type == Authenticator.Type.WEBAUTHN
        ),
        app_added=app and app.created_at,
        app_used=app and app.last_used_at,
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
    )
