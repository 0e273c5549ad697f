"""Paints start, middle and end of every exercise on sheets: `python -m tools.contact_sheet`.

With ids, of these exercises only, every level; each movement's faults are printed.

`--blind` writes sheets with numbers in place of names, and a shuffled list of the Dutch names, for
somebody who has not seen the code to say which is which: a line for each number, the name after a
tab. `--score FILE` tells which share of such a file is right, and what is not.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from soepel.core.exercises import Exercise
from soepel.figures import measuring
from soepel.figures.pictures import nearest, still
from soepel.figures.poses import Movement
from soepel.figures.scene import BACKGROUND
from soepel.figures.staging import Scene, scene
from soepel.library.current import library
from soepel.library.posed import level_ids, movements

SHEETS: Final = Path(__file__).parents[1] / "var/contact-sheet"
BLIND: Final = Path(__file__).parents[1] / "var/blind-naming"
SIZE: Final = (360, 270)
ROWS: Final = 6
THERE_AND_BACK: Final = 2
MOST: Final = 4
ENOUGH: Final = 0.95
"""The share of the exercises that somebody new must name right."""
SHUFFLED_BY: Final = 20261125

Row = tuple[str, Image.Image]


def main(arguments: list[str]) -> int:
    """Writes the sheets. Returns 1 when a movement has a fault."""
    if "--blind" in arguments:
        blind()
        return 0
    if "--score" in arguments:
        return tell_score(Path(arguments[-1]).read_text(encoding="utf-8").splitlines())
    chosen = [at for at in movements() if not arguments or at[0] in arguments]
    if not arguments:
        chosen = [at for at in chosen if at[1] == level_ids(exercise_of(at[0]))[-1]]
    rows, wrong = [], 0
    for at in chosen:
        movement = movements()[at]
        ready = scene(movement)
        found = list(faults(movement, ready))
        wrong += len(found)
        print(" ".join(at), *(found or ["is right"]), sep="\n  ")
        rows.append((" ".join(at), row(movement, ready)))
    write(SHEETS, rows)
    return 1 if wrong else 0


def exercise_of(id_: str) -> Exercise:
    return next(exercise for exercise in library().exercises if exercise.id == id_)


def faults(movement: Movement, ready: Scene) -> Iterator[str]:
    """What is wrong with a movement, one sentence each."""
    for miss in measuring.misses(ready.frames):
        yield f"{miss.what} misses by {miss.by} m between {miss.start} and {miss.end}"
    for what, deep in measuring.intrusions(movement, ready.frames):
        yield f"goes {deep} m into the {what}"
    for name, least, most in measuring.strains(ready.frames):
        yield f"{name} goes from {least} to {most} degrees"
    for one, two, deep in measuring.overlaps(movement, ready.frames):
        yield f"{one} goes {deep} m into {two}"


def row(movement: Movement, ready: Scene) -> Image.Image:
    """The poses of a movement beside one another; of one there and back, the way too."""
    clock, times = 0.0, [0.0]
    for step in movement.play[:-1]:
        clock += step.move
        times.append(clock)
        clock += step.hold
    if len(times) == THERE_AND_BACK:
        times.insert(1, times[1] / 2)
    frames = [nearest(ready.frames, time) for time in times[:MOST]]
    return Image.fromarray(np.concatenate([still(ready, f, SIZE) for f in frames], axis=1))


def write(folder: Path, rows: list[Row]) -> None:
    """Sheets of six rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for start in range(0, len(rows), ROWS):
        part = rows[start : start + ROWS]
        sheet = Image.new("RGB", (SIZE[0] * MOST, SIZE[1] * len(part)), BACKGROUND)
        for place, (text, picture) in enumerate(part):
            sheet.paste(picture, (0, place * SIZE[1]))
            ImageDraw.Draw(sheet).text(
                (8, place * SIZE[1] + 6), text, fill="black", font=ImageFont.load_default(18)
            )
        sheet.save(folder / f"{start // ROWS + 1:02d}.png")
    print(f"{len(rows)} rows in {folder}")


def blind() -> None:
    """Numbered pictures without names; and the names, in another order by chance."""
    rows = []
    for number, id_ in numbered().items():
        movement = movements()[id_, level_ids(exercise_of(id_))[-1]]
        rows.append((str(number), row(movement, scene(movement))))
    write(BLIND, rows)
    names = [name_of(id_) for id_ in numbered().values()]
    random.Random(SHUFFLED_BY + 1).shuffle(names)
    (BLIND / "names.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


def numbered() -> dict[int, str]:
    """The exercise behind each number: an order by chance, the same every time."""
    ids = sorted({id_ for id_, _ in movements()})
    random.Random(SHUFFLED_BY).shuffle(ids)
    return dict(enumerate(ids, start=1))


def name_of(id_: str) -> str:
    """The Dutch name of an exercise."""
    return library().words[id_].name.nl


def wrong_answers(lines: list[str]) -> list[str]:
    """What was not named right: number, what was said, and what it is; unanswered is wrong too."""
    said = {int(number): name for number, _, name in (line.partition("\t") for line in lines)}
    return [
        f"{number}: {said.get(number, 'nothing')!r} is {name_of(id_)!r}"
        for number, id_ in numbered().items()
        if said.get(number) != name_of(id_)
    ]


def tell_score(lines: list[str]) -> int:
    """Prints the share that was named right. Returns 1 when it is less than wanted."""
    wrong = wrong_answers(lines)
    share = 1 - len(wrong) / len(numbered())
    print(*wrong, f"{share:.0%} named right, at least {ENOUGH:.0%} wanted", sep="\n")
    return int(share < ENOUGH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
