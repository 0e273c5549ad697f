"""The addresses of the public pages."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from soepel.web.public import learning, views
from soepel.web.public.begin import begin_code, begin_here
from soepel.web.public.exercises.views import exercise, exercises
from soepel.web.public.hip_check import hip_check
from soepel.web.public.invitation import invitation, open_link

urlpatterns: list[URLPattern] = [
    path("", views.front_door, name="front-door"),
    path(_("hip-check/"), hip_check, name="hip-check"),
    path(_("exercises/"), exercises, name="exercises"),
    path(_("exercises/<slug:slug>/"), exercise, name="exercise"),
    path(_("begin/"), begin_here, name="begin"),
    path(_("begin/code/"), begin_code, name="begin-code"),
    path(_("invitation/"), invitation, name="invitation"),
    path(_("invitation/<str:token>/"), open_link, name="invitation-link"),
    path(_("appointment/"), views.ask_call_back, name="appointment"),
    path(_("appointment/thanks/"), views.call_back_asked, name="appointment-thanks"),
    path(_("learn/"), learning.show_lessons, name="lessons"),
    path(_("learn/<slug:lesson>/"), learning.show_lesson, name="lesson"),
    path(_("questions/"), learning.show_questions, name="questions"),
    path(_("about/"), views.about, name="about"),
    path(_("privacy/"), views.privacy, name="privacy"),
    path(_("accessibility/"), views.accessibility, name="accessibility"),
]
