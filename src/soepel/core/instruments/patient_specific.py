"""PSK and PSFS: a person's own activities, 0..10. The two run opposite ways (EV-2)."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.questionnaires import AWELL_SCORE, MEETINSTRUMENTEN, STRATFORD_1995
from soepel.core.instruments.answers import whole_or_none
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    Note,
    Scale,
    Score,
)
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_CHANGE: Final = Judgement("2026-11-23-instruments", Mark.MEMORY_MEDIUM, (STRATFORD_1995,))

MOST: Final = Limit(
    10,
    "the highest score of an activity; the lowest is 0",
    Basis(MEETINSTRUMENTEN, "PSK, eleven points since 2008", _CHECKED),
)
ACTIVITIES: Final = Limit(
    (3, 5),
    "the fewest and the most activities of the PSK",
    Basis(MEETINSTRUMENTEN, "PSK, choice of activities", _CHECKED),
)
PSK_DIRECTION: Final = Limit(
    Direction.HIGHER_IS_WORSE,
    "the direction of the PSK: 0 is no trouble, 10 is impossible",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (MEETINSTRUMENTEN,)),
    (Rule.EV_2,),
)
PSFS_DIRECTION: Final = Limit(
    Direction.HIGHER_IS_BETTER,
    "the direction of the PSFS: 0 is unable, 10 is as before",
    Basis(AWELL_SCORE, "PSFS", _CHECKED),
    (Rule.EV_2,),
)
GROUP_CHANGE: Final = Limit(
    (2.0, 3.0),
    "the minimal important change of patient-specific activities",
    _CHANGE,
    (Rule.EV_1, Rule.EV_5),
    "points",
)
PERSON_CHANGE: Final = Limit(
    2.0,
    "the minimal detectable change (90 %) of the mean of patient-specific activities",
    _CHANGE,
    (Rule.EV_1,),
    "points",
)
FIELDS: Final = tuple(f"activity_{number}" for number in range(1, ACTIVITIES.value[1] + 1))


def _scales(direction: Direction) -> tuple[Scale, ...]:
    mean = Scale("mean", "points", direction, GROUP_CHANGE, PERSON_CHANGE)
    # The detectable change is that of a mean: one activity alone varies more.
    each = (Scale(name, "points", direction, GROUP_CHANGE) for name in FIELDS)
    return mean, Scale("sum", "points", direction), *each


PSK_SCALES: Final = _scales(PSK_DIRECTION.value)
PSFS_SCALES: Final = _scales(PSFS_DIRECTION.value)


def score_psk(answers: Answers) -> Score:
    """Each activity, and mean and sum where at least three are given; 10 is impossible."""
    return _score("psk", PSK_SCALES, answers, ACTIVITIES.value[0])


def score_psfs(answers: Answers) -> Score:
    """Each activity, and mean and sum where at least one is given; 0 is unable."""
    return _score("psfs", PSFS_SCALES, answers, 1)


def _score(instrument: str, scales: tuple[Scale, ...], answers: Answers, fewest: int) -> Score:
    each: dict[str, float | None] = {
        name: whole_or_none(answers, name, 0, MOST.value) for name in FIELDS
    }
    given = [value for value in each.values() if value is not None]
    if len(given) < fewest:
        notes = ((Note.TOO_FEW_ANSWERS, "mean"),)
        return Score(instrument, {"mean": None, "sum": None, **each}, scales, notes)
    summary = {"mean": sum(given) / len(given), "sum": sum(given)}
    return Score(instrument, {**summary, **each}, scales)


PSK: Final = Instrument("psk", Kind.REPORTED, PSK_SCALES, FIELDS, score_psk)
PSFS: Final = Instrument("psfs", Kind.REPORTED, PSFS_SCALES, FIELDS, score_psfs)
