"""The settings of Django: few, and those that differ between installations from `environment`."""

from os import getuid
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from soepel.server.environment import here

WEB: Final = Path(__file__).parents[1] / "web"

DEBUG = False
DEMO = here.demo
SECRET_KEY = here.secret
ALLOWED_HOSTS = here.hosts
ROOT_URLCONF = "soepel.server.urls"
WSGI_APPLICATION = "soepel.server.wsgi.application"

DATABASES = here.databases
# Who did it stands in each row of the history, so that no other row is changed for it.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # the templates of widgets, which ours build on
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "soepel.records",
    "soepel.server",
    "soepel.web.shared",
    "soepel.web.public",
    "soepel.web.patient",
    "soepel.web.therapist",
    "soepel.web.booking",
    "soepel.web.owner",
    "soepel.web.demo",
    "allauth",  # after ours: its pages are drawn with our templates
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "soepel.server.headers.PermissionsMiddleware",
    # Its answers vary in length by chance, so that no secret in them can be guessed by size.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "soepel.server.asking.AskingMiddleware",
    "soepel.server.session_ends.SessionEndsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "soepel.server.asking.about_the_site",
            ],
            "builtins": ["soepel.web.shared.templatetags.soepel"],
        },
    }
]

FORM_RENDERER = "soepel.web.shared.forms.Renderer"

# -- who you are ------------------------------------------------------------------------------

AUTH_USER_MODEL = "records.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front-door"
ACCOUNT_ADAPTER = "soepel.server.sign_in.SignIn"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_FORMS = {
    "request_login_code": "soepel.web.shared.sign_in.AddressForm",
    "confirm_login_code": "soepel.web.shared.sign_in.CodeForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # a mail takes its time, and so does finding it
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60  # then it is asked again before a factor changes
# A clinic stands behind one address: what is guessed is counted by account, and an address may do
# what a clinic does. See docs/decisions/2026-11-25-signing-in.md.
ACCOUNT_RATE_LIMITS = {
    "ask_call_back": "20/h/ip",
    "begin": "20/h/ip",
    "invite": "60/h/user",
    "accept_invitation": "60/h/ip",
    "login": "300/m/ip",
    "request_login_code": "300/m/ip,5/10m/key",
    "login_failed": "300/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
}
# Who asks too often is known by the address that the proxy in front saw; the demo has no proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if DEMO else 1

MFA_ADAPTER = "soepel.server.second_factor.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: clocks differ, and fingers are slow
MFA_ALLOW_UNVERIFIED_EMAIL = True  # whoever signs in by a mailed code has the address
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_FORMS = {
    "authenticate": "soepel.web.shared.sign_in.SecondStepForm",
    "reauthenticate": "soepel.web.shared.sign_in.AgainForm",
    "activate_totp": "soepel.web.shared.sign_in.AppForm",
    "add_webauthn": "soepel.web.shared.sign_in.PasskeyForm",
    "edit_webauthn": "soepel.web.shared.sign_in.NameForm",
}
PASSKEY_DOMAIN = here.passkey_domain

# -- language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# -- files of the front end -------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+-[A-Z0-9]{8}\..+$"

# The figures are painted when they are first asked for, and kept here.
PICTURES = here.text("SOEPEL_PICTURES", str(Path(gettempdir()) / f"soepel-pictures-{getuid()}"))

# -- safety -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# No form here is long and none sends a file: what is larger is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 0
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60  # a patient's; `session_ends` ends those of others sooner
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# The demo runs on this machine alone, without a certificate.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

globals().update(here.mail)
DEFAULT_FROM_EMAIL = here.text("SOEPEL_MAIL_FROM", "soepel@localhost")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PROCRASTINATE_IMPORT_PATHS = ["soepel.server.jobs"]
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "soepel.server.logs.WithoutValues",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
