"""Finds in the files of the repository what belongs to one machine or one network.

Addresses of package registries and paths of a workplace make a checkout work in one place only.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Each pattern is written so that it does not match itself.
ANYWHERE = {
    "an address of a package registry": re.compile(
        r"pypi[.]org|pythonhosted[.]org|npmjs[.]org|yarnpkg[.]com|https?://\S+/simple\b"
    ),
    "a path of one machine": re.compile(r"(?<![\w./-])/(?:work|root|opt)/\w|file:/{2}"),
}
IN_LOCK_FILES = {"an address in a lock file": re.compile(r"https?:/{2}")}


def addresses(name: str, text: str) -> Iterator[str]:
    """Each line of a file that names a registry, a machine or, in a lock file, any address."""
    patterns = ANYWHERE | (IN_LOCK_FILES if name.endswith(".lock") else {})
    for number, line in enumerate(text.splitlines(), start=1):
        for what, pattern in patterns.items():
            if pattern.search(line):
                yield f"{name}:{number}: {what}: {line.strip()[:100]}"


def kept_files(root: Path) -> list[Path]:
    """The files of the checkout that git keeps, or would keep once added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def main() -> int:
    root = Path(__file__).parents[1]
    found = [
        line
        for path in kept_files(root)
        for line in addresses(
            str(path.relative_to(root)), path.read_text(encoding="utf-8", errors="replace")
        )
    ]
    print("\n".join(found) or "no address of a registry or a machine in the kept files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
