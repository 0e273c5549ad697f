"""The addresses of the owner's pages."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.owner import views
from soepel.web.owner.people import people

urlpatterns: list[URLPattern] = [
    path(_("practice/"), views.owner, name="owner"),
    path(_("practice/people/"), people, name="people"),
]
