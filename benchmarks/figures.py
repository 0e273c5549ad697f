"""How heavy the figure is, and how long it takes to paint."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.row import Row
from soepel.figures.body import body_file
from soepel.figures.pictures import Pictures, content_key
from soepel.figures.scene import model
from soepel.library.posed import movements
from soepel.web.shared.assets import BUILT, manifest

KB = 1000


def drawn() -> Iterator[Row]:
    """The weight of everything that a phone loads, and of the slowest and heaviest movement."""
    every = list({content_key(one): one for one in movements().values()}.values())
    triangles = max(len(model(one).faces) for one in every)
    script = BUILT / f"{manifest(BUILT)['figure.js']}.gz"
    yield Row("the script that moves it, compressed", script.stat().st_size / KB, 170, "kB")
    yield Row("the body, compressed", len(gzip.compress(body_file())) / KB, 45, "kB")
    yield Row("most triangles that move, body and what it wears", triangles, 3000, "triangles")
    with TemporaryDirectory() as folder:
        yield from _painted([Pictures(Path(folder), one) for one in every])


def _painted(every: list[Pictures]) -> Iterator[Row]:
    strips, thumbnails, frames, seconds = [], [], [], []
    for pictures in every:
        start = process_time()
        strips.append(len(pictures.strip()) / KB)
        seconds.append(process_time() - start)
        thumbnails.append(len(pictures.thumbnail()) / KB)
        frames.append(len(gzip.compress(pictures.frames())) / KB)
    yield Row("the heaviest strip of eight frames", max(strips), 25, "kB", f"of {len(every)}")
    yield Row("the heaviest thumbnail", max(thumbnails), 3, "kB")
    yield Row("the heaviest movement for the browser, compressed", max(frames), 60, "kB")
    yield Row("painting a strip for the first time, at most", max(seconds), 8, "seconds")
