from pathlib import Path

import pytest

from tools.addresses import addresses, kept_files

# Pieces, so that this file names no address itself.
HOST = "files.python" + "hosted.org"
WORKPLACE = "/wo" + "rk/main"


def test_no_kept_file_names_a_registry_or_a_path_of_one_machine(root: Path) -> None:
    files = kept_files(root)
    assert root / "requirements.lock" in files
    found = [
        line
        for path in files
        for line in addresses(path.name, path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.lock", "rich @ https" + "://example.org/rich.whl"),
        ("README.md", f"get it from {HOST}"),
        ("Makefile", f"cd {WORKPLACE}/docs"),
        ("pip.conf", "index-url = http" + "://mirror.example/simple"),
    ],
)
def test_an_address_is_noticed(name: str, line: str) -> None:
    assert list(addresses(name, line))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.lock", "rich==15.0.0 --hash=sha256:00"),
        ("README.md", "see https" + "://doi.org/10.1000/182 for the guideline"),
        ("notes.md", "home" + WORKPLACE),
    ],
)
def test_what_works_everywhere_passes(name: str, line: str) -> None:
    assert not list(addresses(name, line))
