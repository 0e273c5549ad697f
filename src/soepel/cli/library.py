"""`soepel library check`: what the exercises cover, what there is to learn, what is missing."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.phrases import Phrase
from soepel.cli.reading import read_education, read_library
from soepel.cli.terminal import bullets, print_json, section, show, table, title
from soepel.core.exercises import Equipment
from soepel.library import Education, Help, Library, Need, Row, coverage, problems
from soepel.words import Lang, label
from soepel.words import title as titled
from soepel.words.voice import phase_words

WITH_ONE: Final[Mapping[Equipment, Phrase]] = {
    Equipment.BAND: Phrase.BAND,
    Equipment.STEP: Phrase.STEP,
    Equipment.WEIGHT: Phrase.WEIGHT,
    Equipment.BIKE: Phrase.BIKE,
    Equipment.POOL: Phrase.POOL,
    Equipment.GYM: Phrase.GYM,
}
"""How the column of who has one piece of equipment, and nothing else, is headed."""


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    library, education = read_library(), read_education()
    rows, missing = coverage(library), problems(library)
    if options.json:
        print_json({"coverage": [_plain(row) for row in rows], "problems": list(missing)})
    else:
        show(_told(rows, missing, library, education, lang))
    return 1 if missing else 0


def _told(
    rows: Sequence[Row],
    missing: Sequence[str],
    library: Library,
    education: Education,
    lang: Lang,
) -> Iterator[RenderableType]:
    yield title(Phrase.COVERAGE.said(lang), Phrase.WHOM.said(lang))
    for phase, of_phase in groupby(rows, lambda row: row.phase):
        yield section(phase_words(phase, lang), _targets(list(of_phase), lang))
    yield section(Phrase.EVERYDAY.said(lang), bullets(_everyday(library, lang)))
    yield section(Phrase.LEARN.said(lang), bullets(_to_learn(education, lang)))
    if missing:
        yield section(Phrase.PROBLEMS.said(lang), bullets(missing))
    else:
        numbers = {"number": len(library.exercises), "everyday": len(library.everyday)}
        yield Text(f"\n{Phrase.NO_PROBLEMS.said(lang, **numbers)}", "green")


def _to_learn(education: Education, lang: Lang) -> Iterator[str]:
    lessons = Counter(one.need for one in education.lessons.values())
    questions = Counter(one.need for one in education.questions.values())
    for need in Need:
        numbers = {"lessons": lessons[need], "questions": questions[need]}
        yield Phrase.TO_LEARN.said(lang, need=titled(need, lang), **numbers)


def _targets(rows: Sequence[Row], lang: Lang) -> Table:
    """How many exercises each target has: in all, and for who lacks equipment or a floor."""
    heads = (Phrase.TARGET, Phrase.ALL, Phrase.NOTHING, Phrase.NO_FLOOR, Phrase.NEITHER)
    made = table(*(head.said(lang) for head in (*heads, *WITH_ONE.values())))
    made.padding = (0, 0)
    for column in made.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for row in rows:
        found = (row.any, row.nothing, row.no_floor, row.nothing_no_floor)
        alone = (row.with_one[piece] for piece in WITH_ONE)
        made.add_row(titled(row.target, lang), *(_count(ids) for ids in (*found, *alone)))
    return made


def _everyday(library: Library, lang: Lang) -> Iterator[str]:
    """How many positions, movement moments and knacks there are, and for which places."""
    for kind in Help:
        places = Counter(one.place for one in library.everyday.values() if one.kind is kind)
        counted = (f"{label(place, lang)} {number}" for place, number in places.items())
        yield f"{titled(kind, lang)}: {', '.join(counted)}"


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
        "with_one": {piece.value: list(ids) for piece, ids in row.with_one.items()},
    }
