"""The addresses of the owner's page."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.owner import views

urlpatterns: list[URLPattern] = [path(_("practice/"), views.owner, name="owner")]
