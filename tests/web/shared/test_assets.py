"""From the name of a source to the file that the browser gets."""

import re
from pathlib import Path

import pytest

from soepel.web.shared import assets
from soepel.web.shared.assets import BUILT, NotBuilt, asset_url
from tools.frontend import ASSETS

FONT = "atkinson-hyperlegible-next-latin-wght-normal.woff2"


def sent(name: str) -> int:
    """How many bytes of a built file go over the line."""
    path = BUILT / asset_url(name).rsplit("/", 1)[1]
    small = path.with_name(f"{path.name}.gz")
    return (small if small.exists() else path).stat().st_size


def test_a_name_leads_to_the_built_file() -> None:
    url = asset_url("app.css")
    assert url.startswith("/static/soepel/app-")
    assert (BUILT / url.rsplit("/", 1)[1]).is_file()


def test_an_unknown_name_says_which_and_what_to_do() -> None:
    with pytest.raises(NotBuilt, match=r"'nothing\.css'.*python -m tools\.frontend"):
        asset_url("nothing.css")


def test_a_front_end_that_was_not_built_names_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    with pytest.raises(NotBuilt, match=r"python -m tools\.frontend"):
        asset_url("app.css")


def test_style_script_font_and_icons_leave_room_for_a_page_of_a_hundred_kilobytes() -> None:
    assert sum(map(sent, ("app.css", "app.js", "icons.svg", "mark.svg", FONT))) <= 60_000


def test_the_built_style_sheet_asks_nothing_of_another_site() -> None:
    css = (BUILT / asset_url("app.css").rsplit("/", 1)[1]).read_text()
    addresses = re.findall(r"url\([\"']?([^\"')]*)", css)
    assert addresses
    assert [address for address in addresses if not address.startswith("./")] == []


def test_the_lock_names_hashes_and_no_addresses() -> None:
    lock = (ASSETS / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
