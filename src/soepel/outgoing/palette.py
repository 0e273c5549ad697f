"""The few colours of a drawing. They are those of the pages, which a test compares."""

from typing import Final

SURFACE: Final = "#fffdf9"
BRAND: Final = "#0b4a47"
INK_SOFT: Final = "#414e4b"
CALL: Final = "#7d1710"
CALL_GROUND: Final = "#fce8e3"
LINE: Final = "#ddd2be"
