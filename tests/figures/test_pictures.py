"""Pictures are light, are painted once, and of the left are the mirror image of the right."""

import gzip
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from soepel.figures.body import body_file
from soepel.figures.pictures import Pictures, content_key
from soepel.library.posed import movements

CLAM = ("clam", "full")


def opened(content: bytes) -> np.typing.NDArray[np.int64]:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(np.int64)


def test_a_strip_and_a_thumbnail_are_light(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path, movements()[CLAM])

    assert len(pictures.strip()) <= 25_000
    assert len(pictures.thumbnail()) <= 3_000


def test_the_body_is_light() -> None:
    assert len(gzip.compress(body_file())) <= 45_000


def test_a_picture_is_painted_once(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path, movements()[CLAM])
    first = pictures.thumbnail()
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"as it was kept")

    assert pictures.thumbnail() == b"as it was kept" != first


def test_the_left_is_the_mirror_image_of_the_right(tmp_path: Path) -> None:
    right = opened(Pictures(tmp_path, movements()[CLAM]).thumbnail())
    left = opened(Pictures(tmp_path, movements()[CLAM], mirrored=True).thumbnail())

    assert np.abs(left[:, ::-1] - right).mean() < 2  # the file format loses a little


def test_the_figure_stands_out_against_its_ground(tmp_path: Path) -> None:
    picture = opened(Pictures(tmp_path, movements()[CLAM]).end())
    ground = picture[0, 0]

    assert (np.abs(picture - ground).sum(axis=2) > 60).mean() > 0.08


@pytest.mark.parametrize("other", [("clam", "small"), ("bridge", "two-legs")])
def test_another_movement_has_another_address(other: tuple[str, str]) -> None:
    assert content_key(movements()[CLAM]) != content_key(movements()[other])
