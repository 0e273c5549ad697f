"""How output looks: headings, tables and bullets that read well with and without colour."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

INDENT: Final = (0, 0, 0, 2)
WIDEST: Final = 120
"""Longer lines are hard to read, however wide the window."""


def show(parts: Iterable[RenderableType]) -> None:
    """Prints parts one under another: wrapped and never cut, in colour where there is any."""
    screen = Console(highlight=False, markup=False, emoji=False)
    screen.width = min(screen.width, WIDEST)
    with screen.capture() as captured:
        for part in parts:
            screen.print(part)
    _write("\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n")


def _write(text: str) -> None:
    """An old code page shows ? for a sign that it lacks, and the rest all the same."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def print_json(plain: object) -> None:
    """A value as JSON that both people and programs read."""
    print(json.dumps(plain, indent=2, ensure_ascii=False))


def title(text: str, *below: str) -> RenderableType:
    """The head of all output, with what belongs right under it."""
    lines = [Text(text, "bold"), *(Text(line) for line in below if line)]
    return Group(*lines)


def section(heading: str, *parts: RenderableType) -> RenderableType:
    """A heading with its contents set in under it."""
    inside = [Padding(part, INDENT) for part in parts]
    return Group(Text(""), Text(heading, "bold cyan"), *inside)


def warning(heading: str, lines: Iterable[str]) -> RenderableType:
    """What must be seen first."""
    text = Text("\n".join(lines))
    return Panel(text, title=Text(heading, "bold red"), border_style="red", title_align="left")


def table(*columns: str) -> Table:
    """A table that wraps what does not fit; its first column, what a row is about, is bold."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for number, column in enumerate(columns):
        made.add_column(column, overflow="fold", style="" if number else "bold")
    return made


def bullets(lines: Iterable[str]) -> RenderableType:
    """Each line with its sign, wrapped beside it."""
    return marked([("•", "", line) for line in lines])


def marked(lines: Sequence[tuple[str, str, str | Text]]) -> RenderableType:
    """Lines of a sign, the style of the sign, and the text beside it."""
    made = Table.grid(padding=(0, 1))
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for sign, style, line in lines:
        made.add_row(Text(sign, style), line if isinstance(line, Text) else Text(line))
    return made
