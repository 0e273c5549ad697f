"""`soepel replay`: the course of a record, with what is news and what is not."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from soepel.cli.changes import changes, in_words, moved_quotas, told
from soepel.cli.voice import Voice
from soepel.core.exercises import Dose, Phase
from soepel.core.plan import Decision, Move, Plan, QuotaToday, Review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity
from soepel.core.rule import Rule
from soepel.core.state import Flare, Stage, State, Unit
from soepel.library import load_library
from soepel.words import Lang
from tests.cli.running import CALF, EXAMPLES, PERSON, Command, Written

WHY = Reason(Rule.STEP_8, Code.STEP_HOLD)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_example_has_a_course(
    soepel: Command, examples: Path, example: str, lang: str
) -> None:
    ran = soepel("replay", examples / f"{example}.json", "--lang", lang)
    assert ran.code == 0
    assert not ran.err
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "…" not in ran.out


def test_every_change_of_a_dose_is_told_on_its_day(soepel: Command, examples: Path) -> None:
    record = examples / "stepping-up.json"
    days = soepel("replay", record, "--json").json
    rises = [day["day"] for day in days if any(c["move"] == "rise" for c in day["changes"])]
    assert rises
    out = soepel("replay", record, "--lang", "en").out
    assert out.count("▲") >= len(rises)
    assert "Because you recovered well" in out


def test_quiet_days_are_folded_into_one_line(soepel: Command, written: Written) -> None:
    record = written({"intake": PERSON})
    out = soepel("replay", record, "--until", "2026-03-06", "--lang", "en").out
    assert "days, nothing changed · no diary" in out


def test_a_red_flag_is_told_on_its_day(soepel: Command, written: Written) -> None:
    out = soepel("replay", written({"intake": PERSON, "entries": [CALF]}), "--lang", "en").out
    told = out.partition("\nWednesday 4 March")[2]
    assert "programme paused" in told.splitlines()[0]
    assert "! A swollen, painful calf." in told


def test_the_course_of_every_dose_stands_at_the_end(soepel: Command, examples: Path) -> None:
    out = soepel("replay", examples / "phase-change.json", "--lang", "en").out
    assert "→ out of the plan" in out.partition("Doses per exercise and side")[2]


def test_json_holds_every_day_from_the_intake_on(soepel: Command, examples: Path) -> None:
    days = soepel("replay", examples / "gap.json", "--json").json
    first, last = (date.fromisoformat(days[at]["day"]) for at in (0, -1))
    assert len(days) == (last - first).days + 1
    assert [day["day"] for day in days] == [
        str(first + timedelta(days=number)) for number in range(len(days))
    ]
    assert {frozenset(day) for day in days} == {
        frozenset({"day", "phase", "tier", "doses", "changes", "reasons", "contacts"})
    }


def test_the_course_ends_where_it_is_asked(soepel: Command, examples: Path) -> None:
    first = soepel("replay", examples / "gap.json", "--json").json[0]["day"]
    assert len(soepel("replay", examples / "gap.json", "--until", first, "--json").json) == 1


def test_a_flare_tells_of_every_dose_and_minute_that_it_changes(
    soepel: Command, examples: Path
) -> None:
    out = soepel("replay", examples / "flare-and-back.json", "--lang", "en").out
    back = out.partition("back at 80%")[2].partition("back at 100%")[0]
    assert "you now do 80% of your usual" in back
    assert "Walking: because of your flare-up you now do 12 minutes." in back
    assert back.count("▲") >= 5


# -- changes ----------------------------------------------------------------------------------

CLAM = ("clam", Side.LEFT)
VOICE = Voice(Lang.EN, load_library())


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
    assert (off.after, off.left, off.sign) == (None, False, ("−", "yellow"))
    assert in_words(off, VOICE) == "not for now"
    lowered = reviewed(3, {CLAM: Dose(2, 2)}, decided(Dose(3, 2), Dose(2, 2)), flare=flare)
    (later,) = changes(lowered, first, VOICE)
    assert later.later
    (line, *_) = told([later], VOICE, in_words)
    assert "once you train as usual: from 2 times 12 repetitions to" in str(line[2])


def test_once_no_flare_counts_any_more_that_is_the_reason_for_more() -> None:
    last = reviewed(1, {CLAM: Dose(3, 2)}, flare=Flare(date(2026, 2, 1), Stage.BACK_AT_80))
    (more,) = changes(reviewed(2, {CLAM: Dose(3, 2)}), last, VOICE)
    assert more.sign[0] == "▲"
    assert more.why == (VOICE.person(Reason(Rule.FL_4, Code.FL_BACK)),)


def test_minutes_that_no_sentence_names_are_told_as_a_change() -> None:
    before, today = reviewed(1, {}, minutes=9), reviewed(2, {}, minutes=12)
    assert [line[::2] for line in moved_quotas(today, before, VOICE)] == [
        ("▲", "Walking: from 9 to 12 minutes")
    ]
    assert moved_quotas(before, today, VOICE)[0][0] == "▼"
    rose = Reason(Rule.PACE_1, Code.PACE_ROSE, {"activity": "walking", "before": 9, "after": 12})
    assert not moved_quotas(reviewed(2, {}, minutes=12, reasons=(rose,)), before, VOICE)
    assert not moved_quotas(reviewed(2, {}, minutes=9), before, VOICE)
    assert not moved_quotas(today, None, VOICE)
