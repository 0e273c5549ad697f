"""Every property notices when its rule is broken."""

import pytest

from tests.properties.broken import BROKEN, Broken
from tests.properties.everything import HAZARDS, named
from tests.properties.histories import Life, live

LIVES = 60
"""More than enough: most broken rules show in the first few."""


@pytest.mark.parametrize("broken", BROKEN, ids=lambda b: f"{b.noticed_by}: {b.says}")
def test_a_broken_rule_is_noticed(broken: Broken, monkeypatch: pytest.MonkeyPatch) -> None:
    broken.breaks(monkeypatch)
    noticed = (_noticed(broken, seed) for seed in range(LIVES))
    assert any(noticed)


def _noticed(broken: Broken, seed: int) -> bool:
    history = live(Life(seed * 60, 42, frozenset(broken.mishaps)))
    return any(named(broken.noticed_by).of(history))


def test_every_hazard_has_a_broken_rule() -> None:
    assert {broken.hazard for broken in BROKEN} >= set(HAZARDS)
