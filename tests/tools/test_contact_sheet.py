"""Blind naming is scored by its key."""

from pathlib import Path

from tools.contact_sheet import ENOUGH, name_of, numbered, tell_score, wrong_answers


def answers() -> list[str]:
    return [f"{number}\t{name_of(id_)}" for number, id_ in numbered().items()]


def test_right_names_are_all_right() -> None:
    assert wrong_answers(answers()) == []
    assert tell_score(answers()) == 0


def test_two_names_changed_about_are_both_wrong() -> None:
    first, second, *others = answers()
    changed = [f"1\t{second.partition(chr(9))[2]}", f"2\t{first.partition(chr(9))[2]}", *others]

    assert len(wrong_answers(changed)) == 2


def test_what_is_not_answered_is_wrong() -> None:
    assert len(wrong_answers(answers()[:50])) == len(numbered()) - 50
    assert tell_score(answers()[:50]) == 1


def test_the_numbers_follow_no_order_that_gives_them_away() -> None:
    assert list(numbered().values()) != sorted(numbered().values())


def test_somebody_new_named_the_pictures_right(root: Path) -> None:
    """Named on 25 November 2026 by a reader who saw the sheets and the names, and nothing else."""
    given = (root / "tests/tools/blind_naming.tsv").read_text(encoding="utf-8").splitlines()
    assert len(given) == len(numbered())
    assert 1 - len(wrong_answers(given)) / len(numbered()) >= ENOUGH
