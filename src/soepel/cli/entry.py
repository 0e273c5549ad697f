"""Where a command starts and ends: which module runs it, and what becomes of an error."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from soepel.cli.arguments import parser
from soepel.cli.refused import Refused

BAD_INPUT: Final = 2
BROKEN_PIPE: Final = 141
"""What a shell reports of a program that wrote to a closed pipe."""
INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0 done, 1 problems found, 2 bad input."""
    try:
        return _done(sys.argv[1:] if arguments is None else arguments)
    except Refused as refused:
        print(f"soepel: {' '.join(str(refused).split())}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        _close_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED


def _done(arguments: Sequence[str]) -> int:
    if not arguments:
        parser().print_help()
        return 0
    options = parser().parse_args(arguments)
    # A command is loaded when it is asked for: no command waits for what another needs.
    code = import_module(f"soepel.cli.{options.module}").run(options)
    sys.stdout.flush()
    return int(code)


def _close_output() -> None:
    """Nobody reads on: what is still to be written goes nowhere, without a complaint."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
