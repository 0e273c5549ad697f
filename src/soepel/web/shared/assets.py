"""From the name of a source to the address of the file that was built from it."""

import json
from functools import lru_cache
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
    file = _manifest(_built_at()).get(name)
    if file is None:
        raise NotBuilt(
            f"the front end has no {name!r}: it must lie in src/soepel/web/assets "
            "or its images folder; then run `python -m tools.frontend`"
        )
    return static(f"soepel/{file}")


def _built_at() -> int:
    """When the front end was built, so that a new build is seen without a restart."""
    try:
        return (BUILT / "manifest.json").stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuilt("the front end is not built: run `python -m tools.frontend`") from None


@lru_cache(maxsize=1)
def _manifest(_built_at: int) -> dict[str, str]:
    manifest: dict[str, str] = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
    return manifest
