"""Writes the generated pages; with --check only tells which of them are out of date."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Final

from soepel.exchange import record_schema
from tools.evidence_page import evidence_page
from tools.readme_page import readme_page
from tools.sign_off_page import sign_off_page


def record_schema_page() -> str:
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "README.md": readme_page,
    "docs/evidence.md": evidence_page,
    "docs/record.schema.json": record_schema_page,
    "docs/safety/sign-off.md": sign_off_page,
}
LINES_SHOWN: Final = 30


def stale(root: Path, pages: Mapping[str, Callable[[], str]] = PAGES) -> Iterator[str]:
    """For each page that is out of date: its name, what to do, and the start of the difference."""
    for name, written_by in pages.items():
        path = root / name
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = list(
            unified_diff(kept.splitlines(), written_by().splitlines(), name, "as it is now", "", "")
        )
        if difference:
            shown = "\n".join(line.rstrip() for line in difference[:LINES_SHOWN])
            yield f"{name} is out of date; `make docs` writes it anew\n{shown}"


def write(root: Path) -> None:
    for name, written_by in PAGES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written_by(), encoding="utf-8")
        print(f"wrote {name}")


def main(arguments: list[str]) -> int:
    root = Path(__file__).parents[1]
    if arguments != ["--check"]:
        write(root)
        return 0
    complaints = list(stale(root))
    print("\n\n".join(complaints) or "the generated pages are current")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
