"""The command line: today's plan and the course of a record, the rules, scores and screening."""

from soepel.cli.entry import main

__all__ = ["main"]
