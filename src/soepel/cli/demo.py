"""`soepel demo`: the whole application on this machine, with invented people."""

import time
from argparse import Namespace
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from soepel.cli.arguments import language
from soepel.cli.refused import Refused
from soepel.server.database import NoDatabase, default_folder
from soepel.server.demonstration import DemoEnded, Stage, demonstrate
from soepel.words import Lang
from soepel.words.phrases import Bilingual

EACH: Final = 10
"""One line for so many people."""


class DemoPhrase(Bilingual):
    """What the demo says while it starts and stops."""

    DATABASE = ("De database start.", "The database starts.")
    PREPARING = (
        "De voorbeeldpraktijk wordt klaargezet. De eerste keer duurt dat even.",
        "The example practice is made ready. The first time that takes a while.",
    )
    PEOPLE = ("{done} van {people} personen", "{done} of {people} people")
    SITE = ("De site start.", "The site starts.")
    READY = (
        "Soepel staat klaar: {address}  Alle mensen zijn verzonnen. Stoppen: Ctrl-C.",
        "Soepel is ready: {address}  All people are invented. To stop: Ctrl-C.",
    )
    STOPPING = ("Soepel stopt.", "Soepel stops.")
    STOPPED = ("Gestopt, de database ook.", "Stopped, the database too.")


PHRASES: Final[Mapping[Stage, DemoPhrase]] = MappingProxyType(
    {stage: DemoPhrase[stage.name] for stage in Stage}
)


def run(options: Namespace) -> int:
    """Runs until it is ended. Raises Refused when it cannot start or go on."""
    lang, began = Lang(language(options.lang)), time.monotonic()

    def tell(stage: Stage, /, **values: object) -> None:
        done = values.get("done")
        if isinstance(done, int) and done % EACH:
            return
        said = PHRASES[stage].said(lang, **values)
        print(f"{time.monotonic() - began:6.1f} s  {said}", flush=True)

    try:
        demonstrate(options.folder or default_folder(), options.port, tell)
    except (NoDatabase, DemoEnded) as problem:
        raise Refused(str(problem)) from problem
    return 0
