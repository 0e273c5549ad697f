"""What walks and timed tests read alike: the stopwatch, and a walking aid."""

from typing import Final

from soepel.core.evidence import Judgement, Limit
from soepel.core.instruments.answers import flag, number
from soepel.core.instruments.instrument import Answers, Note

SECONDS: Final = Limit(
    (1.0, 600.0),
    "the times of a test that are taken as measured rightly",
    Judgement("2026-11-23-instruments"),
    unit="s",
)


def seconds(answers: Answers) -> float:
    """The measured time in seconds."""
    return number(answers, "seconds", *SECONDS.value)


def aid_note(answers: Answers) -> tuple[tuple[Note, str], ...]:
    """An aid is allowed, and said beside the score."""
    return ((Note.AID_USED, ""),) if flag(answers, "aid_used") else ()
