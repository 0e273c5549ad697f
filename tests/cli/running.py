"""What the tests of the command line share: a person, and what a command left behind."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

EXAMPLES = ("new", "stepping-up", "too-much", "flare-and-back", "gap", "phase-change")
PERSON = {
    "day": "2026-03-02",
    "affected": "left",
    "age": 67,
    "sex": "woman",
    "usual": 4,
    "chair_stands": 12,
}
CALF = {"type": "flag_raised", "day": "2026-03-04", "flag": "swollen_painful_calf"}


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]
Written = Callable[[object], str]
