"""From the name of a source to the address of the file that was built from it."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from django.templatetags.static import static

BUILT: Final = Path(__file__).parents[1] / "static/soepel"


class NotBuilt(Exception):
    """The front end, or one file of it, has not been built."""


def asset_url(name: str) -> str:
    """The address of a built file, by the name of its source: `app.css`, `icons.svg`.

    Raises NotBuilt when the build lacks it.
    """
    file = manifest(BUILT).get(name)
    if file is None:
        raise NotBuilt(
            f"the front end has no {name!r}: it must lie in src/soepel/web/assets "
            "or its images folder; then run `python -m tools.frontend`"
        )
    return static(f"soepel/{file}")


@cache
def manifest(built: Path) -> Mapping[str, str]:
    """Which file each source became. Raises NotBuilt.

    Read once: the server too looks once at which files there are, when it starts.
    """
    try:
        text = (built / "manifest.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotBuilt("the front end is not built: run `python -m tools.frontend`") from None
    files: dict[str, str] = json.loads(text)
    return files
