"""Bad requests to every address, by everybody: none breaks the site, loses or tells anything."""

from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from tests.people import Cast
from tests.web.bad_requests import BadSite, Kind
from tests.web.demo import site
from tests.web.morning import dawns
from tests.web.rights import addresses

REQUESTS: Final = 500
SITE: Final = tuple(addresses(site.urlpatterns))
once_for_all = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
"""Each request is undone before the next, so one database serves them all."""


@pytest.fixture
def morning(settings: Settings, cast: Cast) -> Cast:
    settings.DEMO = True
    settings.ROOT_URLCONF = site.__name__
    dawns(cast)
    return cast


def test_nothing_that_is_sent_breaks_the_site_or_loses_or_tells_anything(morning: Cast) -> None:
    bad_site = BadSite(morning, SITE)
    kinds = set()

    @settings(once_for_all, max_examples=REQUESTS)
    @given(st.data())
    def every(data: st.DataObject) -> None:
        bad = data.draw(bad_site.requests())
        kinds.add(bad.kind)
        _, faults = bad_site.sent(bad)
        assert not faults, bad

    every()
    assert kinds == set(Kind)
