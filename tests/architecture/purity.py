"""Reads the source of a core module and tells what in it is not pure."""

import ast
import sys
from collections.abc import Iterator

# Standard-library modules that know the clock, chance, the machine or the world outside.
IMPURE_MODULES = frozenset(
    [
        "asyncio", "atexit", "builtins", "concurrent", "contextvars", "ctypes", "email",
        "fileinput", "ftplib", "gc", "getpass", "glob", "http", "imaplib", "importlib", "inspect",
        "io", "locale", "logging", "mmap", "multiprocessing", "os", "pathlib", "pickle",
        "platform", "poplib", "queue", "random", "runpy", "sched", "secrets", "select", "shelve",
        "shutil", "signal", "site", "smtplib", "socket", "socketserver", "sqlite3", "ssl",
        "subprocess", "sys", "sysconfig", "tempfile", "threading", "time", "tkinter",
        "tracemalloc", "urllib", "uuid", "warnings", "weakref", "webbrowser", "wsgiref", "xmlrpc",
        "zipfile", "zoneinfo",
    ]
)  # fmt: skip
IMPURE_CALLS = frozenset(
    {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
)
CLOCKS = frozenset(
    f"{holder}.{call}"
    for holder in ("date", "datetime", "datetime.date", "datetime.datetime")
    for call in ("fromtimestamp", "now", "today", "utcnow")
)


def impurities(source: str) -> Iterator[str]:
    """Each import or call that a core module may not have, as `line 3: imports random`."""
    for node in ast.walk(ast.parse(source)):
        for fault in _faults(node):
            yield f"line {getattr(node, 'lineno', 0)}: {fault}"


def _faults(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (f"imports {name.name}" for name in names if not _allowed(name.name))
        case ast.ImportFrom(level=level) if level:
            yield "imports relatively: write the whole name"
        case ast.ImportFrom(module=str(module)) if not _allowed(module):
            yield f"imports {module}"
        case ast.Name(id=name, ctx=ast.Load()) if name in IMPURE_CALLS:
            yield f"uses {name}"
        case ast.Attribute() if (dotted := ast.unparse(node)) in CLOCKS:
            yield f"reads the clock: {dotted}"


def _allowed(module: str) -> bool:
    top = module.partition(".")[0]
    if top == "soepel":
        return f"{module}.".startswith("soepel.core.")
    return top in sys.stdlib_module_names and top not in IMPURE_MODULES
