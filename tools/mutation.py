"""Breaks the rules of the core in small ways and tells how many breaks the quick tests notice.

What is broken, and by which tests it must be noticed, stands in pyproject.toml (tool.mutmut).
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

LEAST_SCORE: Final = 0.85
NOTICED: Final = ("killed", "timeout", "segfault", "caught_by_type_check")
MISSED: Final = ("survived", "no_tests", "suspicious")


def score(counts: Mapping[str, int]) -> float:
    """The part of the breaks that was noticed, from 0 to 1; 0 where nothing was broken."""
    noticed = sum(counts.get(kind, 0) for kind in NOTICED)
    broken = noticed + sum(counts.get(kind, 0) for kind in MISSED)
    return noticed / broken if broken else 0.0


def main() -> int:
    root = Path(__file__).parents[1]
    shutil.rmtree(root / "mutants", ignore_errors=True)
    mutmut = [Path(sys.executable).with_name("mutmut")]
    surroundings = {**os.environ, "SOEPEL_HYPOTHESIS": "quick"}
    subprocess.run([*mutmut, "run"], cwd=root, env=surroundings, check=True)
    subprocess.run([*mutmut, "export-cicd-stats"], cwd=root, check=True)
    subprocess.run([*mutmut, "results"], cwd=root, check=True)
    counts = json.loads((root / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    reached = score(counts)
    print(f"mutation score of the rules: {reached:.1%}; at least {LEAST_SCORE:.0%} is asked")
    return 0 if reached >= LEAST_SCORE else 1


if __name__ == "__main__":
    sys.exit(main())
