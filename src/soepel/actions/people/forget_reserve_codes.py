"""Forgets the reserve codes of an account that needs none."""

from allauth.mfa.models import Authenticator

from soepel.records.viewer import NotYours, Viewer


def forget_reserve_codes(viewer: Viewer) -> None:
    """The viewer's own account has no reserve codes. Raises NotYours for who is not signed in.

    For patients: whoever lost her device comes in by mail.
    """
    if viewer.user is None:
        raise NotYours
    codes = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.filter(user=viewer.user, type=codes).delete()
