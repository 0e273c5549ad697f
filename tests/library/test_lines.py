import pytest

from soepel.library.lines import key_of, line_of

TEXT = """\
id = "a"
phases = [
  1,
]

[name]
nl = "x"

[[ladder.levels]]
weight = 1

[[ladder.levels]]
name.nl = "y"
weight = 2
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("$", 1),
        ("$.id", 1),
        ("$.phases[0]", 2),
        ("$.name", 6),
        ("$.name.nl", 7),
        ("$.name.en", 6),
        ("$.ladder.levels", 9),
        ("$.ladder.levels[0].weight", 10),
        ("$.ladder.levels[1]", 12),
        ("$.ladder.levels[1].name.nl", 13),
        ("$.ladder.levels[1].name.en", 13),
        ("$.ladder.levels[1].weight", 14),
        ("$.not_there", 1),
    ],
)
def test_a_path_has_the_line_of_its_key_or_of_the_table_around_it(path: str, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_the_key_is_the_last_name_of_a_path() -> None:
    assert key_of("$.ladder.levels[1].weight") == "weight"
    assert key_of("$.alternatives[2]") == "alternatives"
