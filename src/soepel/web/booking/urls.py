"""The addresses of the desk."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.booking import views

urlpatterns: list[URLPattern] = [
    path(_("desk/"), views.desk, name="desk"),
    path(_("desk/code/"), views.join_code, name="join-code"),
]
