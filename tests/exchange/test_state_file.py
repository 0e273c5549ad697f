"""A stored state is the state, and anything else is refused."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from soepel.core.exercises import Dose, Phase, Target
from soepel.core.quantities import Pain, Side
from soepel.core.reasons import Code
from soepel.core.record import Activity, Bounds, By, DailyLoad, FlagRaised, FlagResolved
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import (
    Check,
    DiaryDay,
    Flare,
    Indexed,
    Item,
    Kept,
    PastFlare,
    Quota,
    Rest,
    Session,
    Stage,
    StandingFlag,
    State,
    Swap,
    Turn,
    Unit,
    Waiting,
    Zone,
)
from soepel.exchange import RecordFileError, read_state, write_state

DAY = date(2026, 3, 9)
NOON = datetime.fromisoformat("2026-03-09T12:30:00.000005")
CLAM = ("clam", Side.LEFT)
LUMP = FlagRaised(id="f1", day=DAY, known=NOON, flag=RedFlag.GROIN_LUMP)
LUMP_SEEN = FlagResolved(
    id="f2", day=DAY, known=NOON, flag_id="f1", examined_by="GP", may_exercise=True
)
BARE = State(
    day=DAY,
    phase=Phase.CALM_DOWN,
    phase_since=date(2026, 3, 2),
    short_exit=False,
    anchor=4.0,
    usual=3.5,
    threshold=2,
)
FULL = replace(
    BARE,
    anchor=Pain(4),
    units=(
        Unit(
            *CLAM,
            Dose(2, 3),
            last=DAY,
            run=(Zone.GREEN, Zone.AMBER),
            waiting=Waiting(DAY, Zone.RED),
            zones=(Zone.RED,),
        ),
    ),
    wanted=("clam", "bridge"),
    learning=(Pain(4), 3),
    diary=(DiaryDay(DAY, Pain(4), high=True), DiaryDay(DAY, None)),
    flare=Flare(DAY, Stage.BACK_AT_60),
    past_flares=(PastFlare(DAY), PastFlare(DAY, DAY)),
    turns=(Turn("clam", DAY),),
    rests=(Rest("bridge", DAY),),
    swaps=(Swap(Target.SQUAT, DAY),),
    kept=(Kept(*CLAM, Dose(1, 2)),),
    sessions=(Session(DAY, red=False, reported=True, strength=True, units=(CLAM,)),),
    index=(Indexed(DAY, 1.5, 0.1 + 0.2),),
    side_rises=((Side.RIGHT, DAY),),
    suspects=(DAY,),
    check=Check(offered=DAY, baseline=11),
    hoos=(("pain", 62.5),),
    quotas=(Quota(Activity.WALKING, measured=(10, 12)),),
    load=DailyLoad.HEAVY,
    flags=(StandingFlag(LUMP, (LUMP_SEEN,), Tier.T2),),
    bounds=(
        Bounds(
            id="b1",
            day=DAY,
            known=NOON,
            by=By.THERAPIST,
            exercise="clam",
            dose=Dose(3, 2),
        ),
    ),
    one_rm=(("leg-press", 40.0),),
    items=(Item(Code.ATT_DRIFT, DAY, DAY),),
    visits=(DAY,),
    evaluated=(0, 6),
    fingerprint="abc",
)


@pytest.mark.parametrize("state", [BARE, FULL], ids=["bare", "full"])
def test_a_state_is_read_back_the_same(state: State) -> None:
    assert read_state(write_state(state)) == state


def test_what_is_read_back_has_the_types_of_the_core() -> None:
    again = read_state(write_state(FULL))
    assert again.units[0].side is Side.LEFT
    assert again.flags[0].tier is Tier.T2
    assert again.tier is Tier.T2
    assert again.unit(*CLAM) == FULL.units[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"phase": 9}, "Invalid enum value 9 - at `$.phase`"),
        ({"day": None}, "Expected `date`, got `null` - at `$.day`"),
        ({"extra": 1}, "has other fields than this version of Soepel writes"),
        ({"units": [{"exercise": "clam"}]}, "missing required field `side` - at `$.units[0]`"),
    ],
)
def test_a_state_of_another_shape_is_refused(change: dict[str, object], message: str) -> None:
    changed = json.loads(write_state(BARE)) | change
    with pytest.raises(RecordFileError) as refused:
        read_state(json.dumps(changed))
    assert message in str(refused.value)
    assert "replay the record to make the state anew" in str(refused.value)


def test_a_state_that_misses_a_field_is_refused_and_not_filled_in() -> None:
    without_flags, without_run = json.loads(write_state(FULL)), json.loads(write_state(FULL))
    del without_flags["flags"]
    del without_run["units"][0]["run"]
    for stored in (without_flags, without_run):
        with pytest.raises(RecordFileError, match="has other fields"):
            read_state(json.dumps(stored))


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{}"])
def test_what_is_no_state_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(RecordFileError):
        read_state(data)
