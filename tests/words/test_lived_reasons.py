"""Every reason that the rules give over whole lives can be said, with the values it carries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

import pytest

from soepel.core.exercises import Equipment, Phase
from soepel.core.plan import Review
from soepel.core.programme import Programme, review
from soepel.core.quantities import Done, Effort, Pain, Sex, Side, Trouble
from soepel.core.reasons import Reason
from soepel.core.record import (
    Activity,
    By,
    CheckIn,
    DailyLoad,
    Entry,
    Exposure,
    ExtraPain,
    FlagRaised,
    FlareCall,
    Goal,
    Intake,
    PhaseCheck,
    PhaseOrder,
    QuotaDone,
    Record,
)
from soepel.core.screening import RedFlag
from soepel.library import Library, load_library
from soepel.words import Audience, Lang, sentence
from soepel.words.sentences import wordings

START = date(2026, 3, 2)
DAYS = 70
LIVES = range(8)


@cache
def library() -> Library:
    return load_library()


def entries_of(day: date, today: Review, chance: Random, number: int) -> Iterator[Entry]:
    """What someone who forgets, overdoes and hurts now and then enters on a day."""
    known = datetime.combine(day, time(20))
    worse = chance.random() < 0.12
    if chance.random() < 0.9:
        yield CheckIn(
            id=f"c{number}",
            day=day,
            known=known,
            usual=Pain(min(10, chance.choice((2, 3, 3, 4)) + 4 * worse)),
            extra=chance.choice([ExtraPain.GONE_WITHIN_TWO_HOURS] * 8 + list(ExtraPain)),
            kept_from_things=worse,
            extra_painkillers=chance.random() < 0.05,
            load=chance.choice([DailyLoad.USUAL] * 6 + list(DailyLoad)),
        )
    if number == 40:
        yield FlareCall(id="flare", day=day, known=known)
    if number == 55 and chance.random() < 0.5:
        yield FlagRaised(id="flag", day=day, known=known, flag=RedFlag.GROIN_LUMP)
    if number == 30:
        yield PhaseOrder(
            id="order",
            day=day,
            known=known,
            by=By.THERAPIST,
            phase=Phase.STRENGTH_AND_CAPACITY,
            reason="strong",
        )
    yield PhaseCheck(
        id=f"p{number}", day=day, known=known, chair_stands=14, hold_left=15, hold_right=15
    )
    for quota in today.plan.quotas:
        yield QuotaDone(
            id=f"q{number}{quota.activity}",
            day=day,
            known=known,
            activity=quota.activity,
            amount=quota.minutes or 20,
            pain=Pain(2 + 5 * worse),
        )
    for place, asked in enumerate(today.plan.asked):
        if 20 < number < 29 or chance.random() < 0.05:
            continue
        yield Exposure(
            id=f"e{number}-{place}",
            day=day,
            known=known,
            exercise=asked.exercise,
            side=asked.side,
            done=Done(chance.choice((100,) * 9 + (50, 150))),
            pain=None if chance.random() < 0.04 else Pain(chance.choice((1, 2, 3)) + 5 * worse),
            effort=Effort(chance.choice((3, 3, 4, 8))),
            too_hard=chance.random() < 0.02,
        )


@cache
def lived(life: int) -> tuple[Reason, ...]:
    """The reasons of a life, each kind of values once."""
    chance = Random(life)
    known = library()
    exercises = {exercise.id: exercise for exercise in known.exercises}
    programme = Programme("test", exercises, known.hash)
    intake = Intake(
        day=START,
        affected=chance.choice((Side.LEFT, Side.RIGHT, Side.BOTH)),
        age=67,
        sex=Sex.WOMAN,
        usual=Pain(chance.choice((1, 3, 5, 7))),
        goals=(Goal(Activity.STAIRS, Trouble(7)),),
        equipment=frozenset(Equipment) if life % 2 else frozenset(),
        chair_stands=13,
        minutes=chance.choice((10, 30)),
        surgery={Side.LEFT: START} if life == 3 else {},
    )
    record = Record(intake)
    found: dict[object, Reason] = {}
    state = None
    for number in range(DAYS):
        day = START + timedelta(days=number)
        planned = review(record, day, programme, state)
        entries = (*record.entries, *entries_of(day, planned, chance, number))
        record = replace(record, entries=entries)
        today = review(record, day, programme, state)
        state = today.state
        for reason in reasons_of(today):
            found[reason.code, tuple(sorted(reason.values))] = reason
    return tuple(found.values())


def reasons_of(today: Review) -> Iterator[Reason]:
    yield from today.reasons
    yield from today.needed
    yield from today.contacts
    for decision in today.decisions:
        yield from decision.reasons


@pytest.mark.parametrize("life", LIVES)
def test_every_reason_of_a_life_can_be_said(life: int) -> None:
    for reason in lived(life):
        for lang in Lang:
            names = {id_: str(getattr(words.name, lang)) for id_, words in library().words.items()}
            for audience in Audience:
                assert sentence(reason, audience, lang, names)


@pytest.mark.parametrize("life", LIVES)
def test_no_reason_carries_a_value_that_the_catalogue_does_not_know(life: int) -> None:
    for reason in lived(life):
        assert set(reason.values) <= set(wordings()[reason.code].values), reason


def test_the_lives_give_enough_different_reasons_to_mean_something() -> None:
    assert len({reason.code for life in LIVES for reason in lived(life)}) >= 60
