"""The addresses of a site that is the demo, in the process of the tests."""

from soepel.server.urls import addresses

urlpatterns = addresses(demo=True)
