"""The addresses of a site that is the demo."""

from soepel.server.urls import addresses

urlpatterns = addresses(demo=True)
