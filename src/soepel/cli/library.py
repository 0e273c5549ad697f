"""`soepel library check`: what the exercises cover, and what is missing."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.phrases import Phrase
from soepel.cli.reading import read_library
from soepel.cli.terminal import bullets, print_json, section, show, table, title
from soepel.library import Row, coverage, problems
from soepel.words import Lang
from soepel.words import title as titled
from soepel.words.voice import phase_words


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    library = read_library()
    rows, missing = coverage(library), problems(library)
    if options.json:
        print_json({"coverage": [_plain(row) for row in rows], "problems": list(missing)})
    else:
        show(_told(rows, missing, len(library.exercises), lang))
    return 1 if missing else 0


def _told(
    rows: Sequence[Row], missing: Sequence[str], exercises: int, lang: Lang
) -> Iterator[RenderableType]:
    yield title(Phrase.COVERAGE.said(lang))
    for phase, of_phase in groupby(rows, lambda row: row.phase):
        yield section(phase_words(phase, lang), _targets(list(of_phase), lang))
    if missing:
        yield section(Phrase.PROBLEMS.said(lang), bullets(missing))
    else:
        yield Text(f"\n{Phrase.NO_PROBLEMS.said(lang, number=exercises)}", "green")


def _targets(rows: Sequence[Row], lang: Lang) -> Table:
    """How many exercises each target has: in all, and for who lacks equipment or a floor."""
    heads = (Phrase.TARGET, Phrase.ALL, Phrase.AT_HOME, Phrase.NO_FLOOR, Phrase.NEITHER)
    made = table(*(head.said(lang) for head in heads))
    for column in made.columns[1:]:
        column.justify = "right"
    for row in rows:
        found = (row.any, row.nothing, row.no_floor, row.nothing_no_floor)
        made.add_row(titled(row.target, lang), *(_count(ids) for ids in found))
    return made


def _count(ids: Sequence[str]) -> Text:
    return Text(str(len(ids)), "" if ids else "bold red")


def _plain(row: Row) -> dict[str, object]:
    return {
        "phase": int(row.phase),
        "target": row.target.value,
        "any": list(row.any),
        "nothing": list(row.nothing),
        "no_floor": list(row.no_floor),
        "nothing_no_floor": list(row.nothing_no_floor),
    }
