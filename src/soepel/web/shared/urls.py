"""The addresses that are the same in every language: the pictures of the figure."""

from django.urls import URLPattern, path

from soepel.web.shared import figures

urlpatterns: list[URLPattern] = [
    path("body-<slug:key>.glb", figures.body, name="figure-body"),
    path(
        "<slug:exercise>/<slug:level>/movement-<slug:key>.json",
        figures.movement,
        name="figure-movement",
    ),
    path(
        "<slug:exercise>/<slug:level>/<slug:side>/<slug:what>-<slug:key>.webp",
        figures.picture,
        name="figure",
    ),
]
