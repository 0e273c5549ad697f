"""What each command takes, and its help. Nothing heavy is imported here."""

import argparse
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from soepel import __version__
from soepel.cli.refused import Refused

LANGUAGES: Final = ("nl", "en")
RECORD: Final = "a record file (JSON, see docs/record.schema.json); - reads standard input"
ANSWERS: Final = (
    "a file with one JSON object, such as {example}, see examples/answers; - reads standard input"
)
SCORED: Final = '{"stands": 9, "age": 72, "sex": "woman"}'
SCREENED: Final = '{"age": 72, "fall": "no", "signs": []}'
FIRST_PORT: Final = 8000
COURSE_END: Final = "the last day of the course; without it the day of the last entry"


class Parser(argparse.ArgumentParser):
    """Says on one line what is wrong, as every other refusal."""

    def error(self, message: str) -> NoReturn:
        command = self.prog.removeprefix("soepel").strip()
        asked = f"soepel {command} --help" if command else "soepel --help"
        raise Refused(f"{command}: {message} ({asked})".removeprefix(": "))


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = Parser(
        prog="soepel",
        description="Decides the training plan of today for a person with hip osteoarthritis, "
        "with the reason for every change.",
        epilog="Exit code: 0 done, 1 problems found, 2 input that cannot be used. "
        "SOEPEL_LANG=en makes English the usual language; NO_COLOR=1 leaves colours out.",
    )
    whole.add_argument("--version", action="version", version=f"soepel {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _plan(_command(commands, "plan", "today's plan from a record, and why"))
    _replay(_command(commands, "replay", "the course of a record day by day, and why"))
    _explain(_command(commands, "explain", "what a rule asks and does, its limits and sources"))
    _score(_command(commands, "score", "the score of a questionnaire, test or measurement"))
    _screen(_command(commands, "screen", "how soon someone must look, and what fits"))
    _library(_command(commands, "library", "the exercises that come with Soepel"))
    _demo(_command(commands, "demo", "the whole application on this machine, with invented people"))
    return whole


def _command(
    commands: "argparse._SubParsersAction[Parser]", name: str, summary: str
) -> argparse.ArgumentParser:
    description = f"{summary[:1].upper()}{summary[1:]}."
    command = commands.add_parser(name, help=summary, description=description)
    command.set_defaults(module=name)
    return command


def _plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("record", help=RECORD)
    command.add_argument(
        "--day",
        type=_day,
        help="the day of the plan, such as 2026-03-02; without it the day of the last entry",
    )
    command.add_argument(
        "--therapist",
        action="store_true",
        help="add every rule that held, with its values, and what asks for attention",
    )
    command.add_argument("--how", action="store_true", help="add how each exercise is done")
    _shared(command)


def _replay(command: argparse.ArgumentParser) -> None:
    command.add_argument("record", help=RECORD)
    command.add_argument("--until", metavar="DAY", type=_day, help=COURSE_END)
    _shared(command)


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "rule", nargs="?", help="a rule such as STEP-7, in capitals or not; without it all rules"
    )
    _shared(command)


def _score(command: argparse.ArgumentParser) -> None:
    command.add_argument("instrument", help="an instrument such as hoos-ps or chair-stand")
    without = "without it the names that the answers may have"
    command.add_argument("answers", nargs="?", help=f"{ANSWERS.format(example=SCORED)}; {without}")
    _shared(command)


def _screen(command: argparse.ArgumentParser) -> None:
    command.add_argument("answers", help=ANSWERS.format(example=SCREENED))
    command.add_argument(
        "--day",
        type=_day,
        help="the day of the answers, such as 2026-03-02, from which operations are counted; "
        "without it today",
    )
    _shared(command)


def _library(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser(
        "check",
        help="what the library covers, and what it lacks",
        description="Shows for each phase and target which exercises there are, at home too, "
        "and what is missing. Exit code 1 when something is.",
    )
    _shared(check)


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--port",
        type=int,
        default=FIRST_PORT,
        help=f"the first port to try; without it {FIRST_PORT}",
    )
    command.add_argument(
        "--folder",
        type=Path,
        help="where the demo keeps its database; without it var/ of a checkout, your own data "
        "folder, or for root /var/lib/soepel",
    )
    _language(command)


def _shared(command: argparse.ArgumentParser) -> None:
    _language(command)
    command.add_argument("--json", action="store_true", help="print JSON, for other programs")


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=None,
        help="language of the output: nl (Dutch, unless SOEPEL_LANG says otherwise) or en",
    )


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or str(found) != text:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: give one such as 2026-03-02")
    return found


def language(chosen: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language asked for, or else the usual one. Raises Refused."""
    usual = environment.get("SOEPEL_LANG") or LANGUAGES[0]
    if (chosen or usual) not in LANGUAGES:
        raise Refused(f"SOEPEL_LANG is {usual!r}: give one of {', '.join(LANGUAGES)}")
    return chosen or usual
