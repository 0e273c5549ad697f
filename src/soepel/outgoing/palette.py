"""The few colours of a drawing. They are those of the pages, which a test compares."""

from typing import Final

SURFACE: Final = "#fffdf9"
BRAND: Final = "#0b4a47"
INK_SOFT: Final = "#414e4b"
CALL: Final = "#7d1710"
CALL_GROUND: Final = "#fce8e3"
LINE: Final = "#ddd2be"
SAND: Final = "#f3ebdc"
MINT: Final = "#e2eee9"
LINE_STRONG: Final = "#756c5c"
LEAF: Final = "#5e9683"
INFO: Final = "#123e66"
INFO_GROUND: Final = "#e4eef6"
WARNING: Final = "#5b3a00"
WARNING_GROUND: Final = "#fdf0d0"
