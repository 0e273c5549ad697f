import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.evidence import Mark
from soepel.core.instruments.instrument import Direction, Note, ScoringError
from soepel.core.instruments.patient_specific import (
    GROUP_CHANGE,
    PSFS,
    PSFS_SCALES,
    PSK,
    PSK_DIRECTION,
    PSK_SCALES,
)

three = st.fixed_dictionaries({f"activity_{n}": st.integers(0, 10) for n in (1, 2, 3)})


def test_psk_and_psfs_run_opposite_ways() -> None:
    assert {scale.direction for scale in PSK_SCALES} == {Direction.HIGHER_IS_WORSE}
    assert {scale.direction for scale in PSFS_SCALES} == {Direction.HIGHER_IS_BETTER}
    assert PSK_DIRECTION.mark is Mark.MEMORY_HIGH


@given(three, three)
def test_what_is_better_on_one_is_worse_on_the_other(
    before: dict[str, int], after: dict[str, int]
) -> None:
    psk, psfs = PSK_SCALES[0], PSFS_SCALES[0]
    one = psk.direction.improvement(_mean(PSK, before), _mean(PSK, after))
    other = psfs.direction.improvement(_mean(PSFS, before), _mean(PSFS, after))
    assert one == -other


def _mean(instrument: object, answers: dict[str, int]) -> float:
    assert instrument in (PSK, PSFS)
    mean = (PSK if instrument is PSK else PSFS).score(answers).values["mean"]
    assert mean is not None
    return mean


def test_every_activity_is_reported_by_itself() -> None:
    values = PSK.score({"activity_1": 8, "activity_2": 6, "activity_3": 7}).values
    assert values["activity_2"] == 6
    assert values["activity_4"] is None


def test_psk_with_two_activities_has_no_mean() -> None:
    score = PSK.score({"activity_1": 8, "activity_2": 6, "activity_3": None})
    assert (score.values["mean"], score.values["sum"], score.values["activity_1"]) == (
        None,
        None,
        8,
    )
    assert score.notes == ((Note.TOO_FEW_ANSWERS, "mean"),)


def test_psk_takes_five_activities_and_no_sixth() -> None:
    five = {f"activity_{number}": 10 for number in range(1, 6)}
    assert PSK.score(five).values["sum"] == 50
    with pytest.raises(ScoringError, match="activity_6 is 10"):
        PSK.score({**five, "activity_6": 10})


@pytest.mark.parametrize("trouble", [11, -1, 0.5])
def test_a_score_off_the_scale_is_refused(trouble: float) -> None:
    with pytest.raises(ScoringError, match="activity_1 is"):
        PSFS.score({"activity_1": trouble})


def test_only_the_mean_has_a_person_s_own_detectable_change() -> None:
    assert [scale.id for scale in PSK_SCALES if scale.individual] == ["mean"]
    assert [scale.id for scale in PSK_SCALES if not scale.group] == ["sum"]
    assert GROUP_CHANGE.value == (2.0, 3.0)
