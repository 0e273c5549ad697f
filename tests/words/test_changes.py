"""What changed since yesterday: alike ones once, and with the reason that made it."""

from collections.abc import Mapping
from datetime import date

from soepel.core.exercises import Dose, Phase
from soepel.core.plan import Decision, Move, Plan, QuotaToday, Review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity
from soepel.core.rule import Rule
from soepel.core.state import Flare, Stage, State, Unit
from soepel.words import Lang
from soepel.words.changes import Sign, changes, in_words, moved_quotas, told
from soepel.words.voice import voice

VOICE = voice(Lang.EN)
CLAM = ("clam", Side.LEFT)
WHY = Reason(Rule.STEP_8, Code.STEP_HOLD)


def reviewed(
    day: int,
    units: Mapping[tuple[str, Side], Dose],
    *decisions: Decision,
    flare: Flare | None = None,
    minutes: int | None = None,
    reasons: tuple[Reason, ...] = (),
) -> Review:
    today = date(2026, 3, day)
    state = State(
        day=today,
        phase=Phase.MOBILITY_AND_CONTROL,
        phase_since=today,
        short_exit=False,
        anchor=3.0,
        usual=3.0,
        threshold=5,
        units=tuple(Unit(*key, dose) for key, dose in units.items()),
        flare=flare,
    )
    plan = Plan(
        today, Phase.MOBILITY_AND_CONTROL, False, quotas=(QuotaToday(Activity.WALKING, minutes),)
    )
    return Review(today, plan, decisions, reasons, (), (), (), None, state)


def decided(before: Dose | None, after: Dose | None, side: Side = Side.LEFT) -> Decision:
    return Decision("clam", side, Move.HOLD, before, after, (WHY,))


def test_an_exercise_that_rose_and_left_on_one_day_only_left() -> None:
    before = reviewed(1, {CLAM: Dose(1, 2)})
    moves = (decided(Dose(1, 2), Dose(2, 2)), decided(Dose(2, 2), None))
    (change,) = changes(reviewed(2, {}, *moves), before, VOICE)
    assert change.before is not None
    assert (change.before.dose, change.after, change.left) == (Dose(1, 2), None, True)
    assert in_words(change, VOICE) == "out of the plan"


def test_sides_that_change_alike_are_one_line_and_others_are_two() -> None:
    right = ("clam", Side.RIGHT)
    after = {CLAM: Dose(2, 2), right: Dose(2, 2)}
    moves = [decided(Dose(1, 2), Dose(2, 2), side) for side in Side.BOTH.legs]
    today = reviewed(2, after, *moves)
    alike = changes(today, reviewed(1, {CLAM: Dose(1, 2), right: Dose(1, 2)}), VOICE)
    assert [change.sides for change in alike] == [(Side.LEFT, Side.RIGHT)]
    apart = changes(today, reviewed(1, {CLAM: Dose(1, 2), right: Dose(1, 1)}), VOICE)
    assert [change.sides for change in apart] == [(Side.LEFT,), (Side.RIGHT,)]


def test_what_a_flare_puts_off_is_not_out_of_the_plan_and_a_lower_dose_is_for_later() -> None:
    flare = Flare(date(2026, 3, 2))
    before = reviewed(1, {CLAM: Dose(3, 2)})
    first = reviewed(2, {CLAM: Dose(3, 2)}, flare=flare)
    (off,) = changes(first, before, VOICE)
    assert (off.after, off.left, off.sign) == (None, False, Sign.GONE)
    assert in_words(off, VOICE) == "not for now"
    lowered = reviewed(3, {CLAM: Dose(2, 2)}, decided(Dose(3, 2), Dose(2, 2)), flare=flare)
    (later,) = changes(lowered, first, VOICE)
    assert later.later
    (alike,) = told([later], VOICE, in_words)
    words = alike.changes[0].words
    assert words.startswith("once you train as usual: from 2 times 12 repetitions to")


def test_once_no_flare_counts_any_more_that_is_the_reason_for_more() -> None:
    last = reviewed(1, {CLAM: Dose(3, 2)}, flare=Flare(date(2026, 2, 1), Stage.BACK_AT_80))
    (more,) = changes(reviewed(2, {CLAM: Dose(3, 2)}), last, VOICE)
    assert more.sign is Sign.UP
    assert [said.reason for said in more.why] == [Reason(Rule.FL_4, Code.FL_BACK)]


def test_minutes_that_no_sentence_names_are_told_as_a_change() -> None:
    before, today = reviewed(1, {}, minutes=9), reviewed(2, {}, minutes=12)
    (more,) = moved_quotas(today, before, VOICE)
    assert (more.sign, more.words) == (Sign.UP, "Walking: from 9 to 12 minutes")
    (fewer,) = moved_quotas(before, today, VOICE)
    assert fewer.sign is Sign.DOWN
    rose = Reason(Rule.PACE_1, Code.PACE_ROSE, {"activity": "walking", "before": 9, "after": 12})
    assert not moved_quotas(reviewed(2, {}, minutes=12, reasons=(rose,)), before, VOICE)
    assert not moved_quotas(reviewed(2, {}, minutes=9), before, VOICE)
    assert not moved_quotas(today, None, VOICE)
