"""Reads a file of answers: one JSON object, the value of each question or item by its id."""

from collections.abc import Mapping

from soepel.exchange.json_text import read_json
from soepel.exchange.refusal import RecordFileError, shown


def read_answers(data: bytes | str) -> Mapping[str, object]:
    """The answers as plain values; what they mean is up to who asked. Raises RecordFileError."""
    answers = read_json(data)
    if not isinstance(answers, dict):
        raise RecordFileError(
            f"the file holds {shown(answers)}: give one object with an answer for each id, "
            'such as {"age": 64}'
        )
    return answers
