"""What the pages may call: queries and actions that know who asks, and actions that never send."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path("src/soepel")
FRONT_DOORS = ("web", "server")
"""What calls queries and actions for somebody outside."""
ASKED_BY_NOBODY = {
    "practice_group": "what the front door shows to everybody",
    "signed_off": "a banner that everybody sees",
    "viewer_of": "it says who the viewer is",
    "made_by_demo": "about the database, not about a person",
    "ahead": "the clock of the demo",
    "shown_patients": "the demo's start page, where everybody is invented",
    "shown_members": "the same",
    "mailbox": "the demo's mailbox, in a database that the demo made",
}
"""Queries that front ends use without saying who asks, and why they may."""
DONE_BY_NOBODY = {
    "request_call_back": "everybody may ask to be called",
    "begin": "who begins has no account yet",
    "code_works": "the code of a clinic, before she begins",
    "prove_address": "the code of the mail makes the account",
    "read_invitation": "who is invited has no account yet",
    "accept_invitation": "the link in the mail makes the account",
    "digest_of_link": "what a session keeps of that link",
    "review_tonight": "the night's job",
    "still_to_review": "the same",
    "forget_sent": "the mail's job",
    "send_due": "the mail's job",
    "erase": "the job that erases, for who asked",
    "still_to_erase": "the same",
    "write_message": "the code to sign in with, before anybody is signed in",
    "make": "the demo, in an empty database",
    "catch_up": "the demo, as its clock goes on",
}
"""Actions that are done without saying who does them, and why they may."""
SENDERS = {"smtplib", "email", "http", "urllib", "socket", "requests", "procrastinate", "mail"}


def called(root: Path, package: str) -> set[tuple[str, str]]:
    """Module and name of every function of a package that the front doors import."""
    found = set()
    for folder in FRONT_DOORS:
        for path in (root / SOURCES / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
                    found |= {(node.module or "", name.name) for name in node.names}
    return {
        one for one in found if inspect.isfunction(getattr(importlib.import_module(one[0]), one[1]))
    }


def first_parameter(module: str, name: str) -> str:
    function = getattr(importlib.import_module(module), name)
    return next(iter(inspect.signature(function).parameters), "")


@pytest.mark.parametrize(
    ("package", "without"),
    [("soepel.records.queries", ASKED_BY_NOBODY), ("soepel.actions", DONE_BY_NOBODY)],
)
def test_whatever_a_front_door_calls_takes_who_asks_first(
    package: str, without: dict[str, str], root: Path
) -> None:
    functions = called(root, package)
    assert len(functions) > 5
    blind = {
        n for module, n in functions if first_parameter(module, n) not in {"viewer", "visitor"}
    }
    assert blind == blind & set(without), f"take the viewer first: {blind - set(without)}"
    assert set(without) == blind, f"no longer needed in the list: {set(without) - blind}"


def test_a_verb_of_a_front_door_is_named_by_its_module(root: Path) -> None:
    verbs = {(module.rpartition(".")[2], name) for module, name in called(root, "soepel.actions")}
    others = {
        ("go_on", "go_to_tomorrow"),  # two ways for the demo's clock to go on
        ("go_on", "catch_up"),
        ("begin", "code_works"),  # before it and after it
        ("begin", "prove_address"),
        ("accept_invitation", "read_invitation"),  # before it
        ("invite", "digest_of_link"),
        ("review_tonight", "still_to_review"),  # whom the job hands out
        ("write", "write_message"),
        ("erase", "still_to_erase"),  # whom the job takes
    }
    assert {verb for verb in verbs if verb[0] != verb[1]} == others


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (part for name in node.names for part in name.name.split("."))
        if isinstance(node, ast.ImportFrom):
            yield from (node.module or "").split(".")
            yield from (name.name for name in node.names)


def test_actions_and_records_never_send(root: Path) -> None:
    paths = [
        p for folder in ("actions", "records") for p in (root / SOURCES / folder).rglob("*.py")
    ]
    assert len(paths) > 30
    faults = [f"{path} imports {SENDERS & set(imported(path))}" for path in paths]
    assert not [fault for fault in faults if not fault.endswith("set()")]


def test_the_reader_of_imports_notices_what_sends(tmp_path: Path) -> None:
    for line in (
        "import smtplib",
        "from django.core.mail import send_mail",
        "import urllib.request",
    ):
        (tmp_path / "act.py").write_text(f"def late():\n    {line}\n", encoding="utf-8")
        assert SENDERS & set(imported(tmp_path / "act.py")), line


def test_every_action_and_query_says_what_it_refuses(root: Path) -> None:
    """Who calls one must know what to expect: its docstring names the exceptions."""
    silent = []
    for package in ("soepel.records.queries", "soepel.actions"):
        for module, name in called(root, package):
            function = getattr(importlib.import_module(module), name)
            if first_parameter(module, name) == "viewer" and "Raises" not in (
                function.__doc__ or ""
            ):
                silent.append(f"{module}.{name}")
    assert not silent
