"""Every relative link in a page leads to a file or folder that is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tools.addresses import kept_files

LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")
NAMED = re.compile(r"`(?P<path>(?:src|tests|tools|benchmarks|docs|core)/[\w./-]*)`")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def dead_links(page: Path) -> Iterator[str]:
    """Links of a page to no file, or to no heading of the file."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    for found in LINK.finditer(text):
        to, _, heading = found["to"].partition("#")
        if "://" in to or to.startswith("mailto:"):
            continue
        target = page.parent / unquote(to) if to else page
        if not target.exists() or (heading and heading not in headings(target)):
            yield found["to"]


def headings(page: Path) -> set[str]:
    """The anchors that the headings of a page make."""
    lines = FENCED.sub("", page.read_text(encoding="utf-8")).splitlines()
    said = [line.lstrip("#").strip().lower() for line in lines if line.startswith("#")]
    return {re.sub(r"[^\w\- ]", "", text).replace(" ", "-") for text in said}


def test_every_relative_link_leads_somewhere(root: Path) -> None:
    pages = [path for path in kept_files(root) if path.suffix == ".md" and path.exists()]
    assert pages
    dead = [f"{page.relative_to(root)}: {link}" for page in pages for link in dead_links(page)]
    assert not dead, "\n".join(dead)


def test_every_path_that_the_tour_names_exists(root: Path) -> None:
    tour = (root / "docs" / "tour.md").read_text(encoding="utf-8")
    named = {found["path"] for found in NAMED.finditer(tour)}
    assert named
    places = (root, root / "src" / "soepel")
    assert {path for path in named if not any((place / path).exists() for place in places)} == set()


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A heading\n[here](#a-heading) [there](other.md) [nowhere](#no) [out](https://a.nl)\n"
        "```\n[code](gone.md)\n```\n",
        encoding="utf-8",
    )
    assert list(dead_links(page)) == ["other.md", "#no"]
