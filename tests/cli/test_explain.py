"""`soepel explain`: a rule in words, with its limits and where they come from."""

import re

import pytest

from soepel.core.rule import Rule
from tests.cli.running import Command


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_can_be_explained(soepel: Command, rule: Rule) -> None:
    ran = soepel("explain", rule.value)
    assert ran.code == 0
    assert ran.out.startswith(f"{rule} · ")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_limit_stands_with_its_unit_meaning_mark_and_source(soepel: Command) -> None:
    out = soepel("explain", "STEP-7", "--lang", "en").out
    assert "120 %" in out
    assert "how much of the dose may be done" in out
    assert "our own choice (design) · decision 2026-11-23-step-rule" in " ".join(out.split())
    assert "awaits sign-off" in out
    assert "kngf-2018: KNGF guideline" in out


def test_a_table_of_phases_is_a_line_for_each(soepel: Command) -> None:
    out = soepel("explain", "STEP-6", "--lang", "en").out
    assert "calm down: 0–3 CR10" in out


def test_a_rule_may_be_asked_in_small_letters(soepel: Command) -> None:
    assert soepel("explain", "step-7").out == soepel("explain", "STEP-7").out


def test_without_a_rule_all_are_listed(soepel: Command) -> None:
    out = soepel("explain", "--lang", "en").out
    assert all(f"\n{rule} " in out for rule in Rule)
    assert list(soepel("explain", "--json").json) == [rule.value for rule in Rule]


def test_one_of_a_unit_is_singular(soepel: Command) -> None:
    rules = [soepel("explain", rule.value, "--lang", "en").out for rule in Rule]
    assert not any(re.search(r"(^|\s)1 (points|days|weeks|sets|times)\b", out) for out in rules)


def test_json_holds_every_limit(soepel: Command) -> None:
    plain = soepel("explain", "STEP-7", "--json", "--lang", "en").json
    assert list(plain) == ["rule", "question", "answer", "limits"]
    by_name = {limit["name"]: limit for limit in plain["limits"]}
    assert by_name["DONE_AT_MOST"] == {
        "name": "DONE_AT_MOST",
        "module": "soepel.core.limits.stepping",
        "value": "120",
        "unit": "%",
        "meaning": "how much of the dose may be done and still earn credit",
        "mark": "design",
        "needs_sign_off": True,
        "decision": "2026-11-23-step-rule",
        "where": None,
        "sources": [],
    }
    assert by_name["GREEN_UP_TO"]["sources"][0]["key"] == "thomee-1997"
