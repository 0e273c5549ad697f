import ast
from collections.abc import Iterable
from pathlib import Path

from soepel.core.evidence import Judgement
from soepel.core.rule import Rule
from soepel.library.limits import core_limits

DECISIONS = Path("docs/decisions")
RULES = (Path("src/soepel/core/rules"), Path("src/soepel/core/day"))


def rules_named_in(sources: Iterable[str]) -> set[str]:
    """The members of `Rule` that the sources name as `Rule.X`."""
    return {
        node.attr
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Rule"
    }


def test_every_judgement_points_at_a_decision_that_is_written_down(root: Path) -> None:
    missing = {
        f"{found.module}.{found.name}: {found.limit.because.decision}"
        for found in core_limits()
        if isinstance(found.limit.because, Judgement)
        and not (root / DECISIONS / f"{found.limit.because.decision}.md").is_file()
    }
    assert not missing, f"no such file in {DECISIONS}: " + ", ".join(sorted(missing))


def test_every_rule_of_the_programme_is_named_in_the_rules(root: Path) -> None:
    paths = [path for folder in RULES for path in (root / folder).rglob("*.py")]
    named = rules_named_in(path.read_text(encoding="utf-8") for path in paths)
    # ATT is the attention list itself: its items are codes, each tested with its rule.
    assert {rule.name for rule in Rule} - named == {"ATT"}


def test_a_rule_that_is_only_spoken_of_is_not_named() -> None:
    assert rules_named_in(["# Rule.PH_1\n'Rule.PH_2'", "why(Rule.FL_1)"]) == {"FL_1"}
