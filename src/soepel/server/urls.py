"""Every address of the site. Dutch stands at the root, English under /en/."""

from allauth.account import views as account
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from soepel.server.home import home
from soepel.server.sign_in import AskForCode

signing_in = [
    path("", AskForCode.as_view(), name="account_login"),
    path("code/", AskForCode.as_view(), name="account_request_login_code"),
    path(_("code/fill-in/"), account.confirm_login_code, name="account_confirm_login_code"),
    path(_("sign-out/"), account.logout, name="account_logout"),
]


def addresses(demo: bool) -> list[URLPattern | URLResolver]:
    """Every address; those of the demo only where this is one."""
    pages: list[URLPattern | URLResolver] = [
        path("", include("soepel.web.public.urls")),
        path(_("sign-in/"), include(signing_in)),
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
