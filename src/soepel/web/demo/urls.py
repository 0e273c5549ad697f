"""The addresses of the demo, which exist on this machine and in the demo's own database alone."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from soepel.web.demo.only import demo_only
from soepel.web.demo.views import enter, mailbox, start, tomorrow

urlpatterns = [
    path("", demo_only(start), name="demo-start"),
    path(_("enter/"), demo_only(enter), name="demo-enter"),
    path(_("mailbox/"), demo_only(mailbox), name="demo-mailbox"),
    path(_("tomorrow/"), demo_only(tomorrow), name="demo-tomorrow"),
]
