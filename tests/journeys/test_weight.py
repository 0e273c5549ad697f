"""What the first look at Today weighs, as it comes over the line."""

from playwright.sync_api import CDPSession

from tests.journeys.conftest import Visit

MOST_BYTES = 100_000


def test_the_first_look_at_today_weighs_at_most_100_kb(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("stepping_up")
    # The start page shares its files with Today: they are asked for anew.
    line: CDPSession = visitor.page.context.new_cdp_session(visitor.page)
    line.send("Network.enable")
    line.send("Network.clearBrowserCache")
    weights: list[float] = []
    line.on("Network.loadingFinished", lambda told: weights.append(told["encodedDataLength"]))
    visitor.goes_to("today")
    visitor.page.wait_for_load_state("networkidle")
    assert len(weights) > 3, "page, styles, letters and script"
    assert sum(weights) <= MOST_BYTES, f"{sum(weights):.0f} bytes"
