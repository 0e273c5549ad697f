"""Every address of the site. Dutch stands at the root, English under /en/."""

from allauth.account import views as account
from allauth.mfa.base import views as steps
from allauth.mfa.recovery_codes import views as reserve
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from soepel.server import factors
from soepel.server.home import home
from soepel.server.sign_in import AskForCode

signing_in = [
    path("", AskForCode.as_view(), name="account_login"),
    path("code/", AskForCode.as_view(), name="account_request_login_code"),
    path(_("code/fill-in/"), account.confirm_login_code, name="account_confirm_login_code"),
    path(_("second-step/"), steps.authenticate, name="mfa_authenticate"),
    path("passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(_("sign-out/"), account.logout, name="account_logout"),
]
your_sign_in = [
    path("", factors.your_sign_in, name="mfa_index"),
    path(_("everywhere/"), factors.sign_out_elsewhere, name="sign-out-elsewhere"),
    path(_("choose/"), factors.set_up, name="second-factor"),
    path(_("once-more/"), factors.known_just_now(steps.reauthenticate), name="mfa_reauthenticate"),
    path(
        _("once-more/passkey/"),
        factors.known_just_now(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkey/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(_("passkey/<int:pk>/name/"), factors.NamePasskey.as_view(), name="mfa_edit_webauthn"),
    path(_("passkey/<int:pk>/away/"), factors.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("app/", factors.AddApp.as_view(), name="mfa_activate_totp"),
    path(_("app/away/"), app.deactivate_totp, name="mfa_deactivate_totp"),
    path(_("reserve-codes/"), reserve.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        _("reserve-codes/new/"), reserve.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
]


def addresses(demo: bool) -> list[URLPattern | URLResolver]:
    """Every address; those of the demo only where this is one."""
    pages: list[URLPattern | URLResolver] = [
        path("", include("soepel.web.public.urls")),
        path(_("sign-in/"), include(signing_in)),
        path(_("your-sign-in/"), include(your_sign_in)),
        path(_("start/"), home, name="home"),
        path("", include("soepel.web.patient.urls")),
        path("", include("soepel.web.therapist.urls")),
        path("", include("soepel.web.booking.urls")),
        path("", include("soepel.web.owner.urls")),
    ]
    if demo:
        pages.append(path("demo/", include("soepel.web.demo.urls")))
    alike = [path("figures/", include("soepel.web.shared.urls"))]
    return [*alike, *i18n_patterns(*pages, prefix_default_language=False)]


urlpatterns = addresses(settings.DEMO)
