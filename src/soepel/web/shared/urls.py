"""The addresses that are the same in every language: the pictures of the figure."""

from django.urls import URLPattern, path

from soepel.web.shared import figures

urlpatterns: list[URLPattern] = [
    path(
        "<slug:exercise>/<slug:level>/<slug:side>/<slug:what>-<slug:key>.webp",
        figures.picture,
        name="figure",
    ),
]
