"""Rules broken on purpose, one for each hazard: a property that misses them proves nothing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from itertools import count

import pytest

from soepel.core import day as day_module
from soepel.core import programme as programme_module
from soepel.core import record as record_module
from soepel.core.care import Care
from soepel.core.day.planned import planned
from soepel.core.exercises import Dose, Exercise, Kind, Phase
from soepel.core.instruments import chair_stand
from soepel.core.limits import stepping as step_limit
from soepel.core.plan import Plan, Prescription
from soepel.core.quantities import Side
from soepel.core.reasons import Code
from soepel.core.record import AttentionClosed, DayEntries, Exposure, Intake, Record
from soepel.core.rules import attention, flare, pacing, starting_point, stepping, usual_pain
from soepel.core.rules.turns import Room
from soepel.core.state import Flare, Item, Quota, State, Unit, Zone
from tests.properties.histories import Mishap

stepped = import_module("soepel.core.day.stepped")
entered = import_module("soepel.core.day.entered")
# By name: the package has functions that are called like these modules.

Break = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Broken:
    """A broken rule, the property that must notice, and the mishaps that bring it out."""

    noticed_by: str
    says: str
    breaks: Break
    mishaps: tuple[Mishap, ...] = ()

    @property
    def hazard(self) -> str:
        return self.noticed_by.split()[0]


def _nothing(*_: object) -> list[object]:
    return []


def nothing_holds(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(stepped, "_everywhere", _nothing)


def no_calmer_dose(patch: pytest.MonkeyPatch) -> None:
    def calmed(_: Unit, __: Exercise, asked: Prescription, ___: Flare, ____: date) -> Prescription:
        return replace(asked, amount=asked.amount + 1)

    patch.setattr(flare, "calmed", calmed)


def a_gap_restarts_with_all_sets(patch: pytest.MonkeyPatch) -> None:
    def lowered(dose: Dose, *_: object) -> Dose:
        return Dose(1, dose.sets + 1)

    patch.setattr(stepping, "lowered", lowered)


def flags_never_pause(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(State, "pauses_plan", property(lambda _: False))


def silence_is_green(patch: pytest.MonkeyPatch) -> None:
    def green(*_: object) -> Zone:
        return Zone.GREEN

    patch.setattr(stepping, "reported", _nothing)
    patch.setattr(stepping, "credit", green)


def quotas_rise_unreported(patch: pytest.MonkeyPatch) -> None:
    def counted(quota: Quota, *_: object) -> Quota:
        return replace(quota, run=quota.run + 1)

    patch.setattr(pacing, "_counted", counted)


def more_pain_is_green(patch: pytest.MonkeyPatch) -> None:
    def zone(pain: int, _: float) -> Zone:
        return Zone.GREEN if pain >= 3 else Zone.RED

    patch.setattr(usual_pain, "zone", zone)


def bounds_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    def room(*_: object) -> Room:
        return Room()

    patch.setattr(stepped, "room", room)
    patch.setattr(day_module, "room", room)


def many_places(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(step_limit, "PLACES", replace(step_limit.PLACES, value=99))


def levels_rise_daily(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(step_limit, "LOAD_RISES_EVERY", replace(step_limit.LOAD_RISES_EVERY, value=0))


def flags_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    def standing_tier(*_: object) -> None:
        return None

    patch.setattr(entered, "standing_tier", standing_tier)


def a_hidden_memory(patch: pytest.MonkeyPatch) -> None:
    calls = count()
    threshold = usual_pain.threshold

    def of_the_moment(*about: object) -> int:
        return threshold(*about) + next(calls) % 2  # type: ignore[arg-type]

    patch.setattr(usual_pain, "threshold", of_the_moment)


def sides_are_swapped(patch: pytest.MonkeyPatch) -> None:
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}

    def unit(exposure: Exposure) -> tuple[str, Side]:
        return exposure.exercise, other[exposure.side]

    patch.setattr(Exposure, "unit", property(unit))


def everything_suits(patch: pytest.MonkeyPatch) -> None:
    def suitable(exercise: Exercise, phase: Phase, _: Intake) -> bool:
        return exercise.kind is not Kind.ENDURANCE and phase in exercise.phases

    patch.setattr(starting_point, "suitable", suitable)


def the_nearest_norm(patch: pytest.MonkeyPatch) -> None:
    def nearest(table: dict[tuple[int, int], object], age: int) -> object:
        return table[min(table, key=lambda ages: abs(ages[0] - age))]

    patch.setattr(chair_stand, "row_of_age", nearest)


def every_version_counts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(record_module, "latest_versions", list)


def one_fingerprint_for_all(patch: pytest.MonkeyPatch) -> None:
    def same(_: str) -> str:
        return "same"

    patch.setattr(programme_module, "_hash", same)


def holds_are_never_seen(patch: pytest.MonkeyPatch) -> None:
    def never(_: attention.Watch) -> bool:
        return False

    patch.setitem(attention._LASTING, Code.ATT_ON_HOLD, never)


def flags_count_tomorrow(patch: pytest.MonkeyPatch) -> None:
    def late(state: State, day: date, today: DayEntries, care: Care) -> tuple[State, Plan]:
        old = tuple(flag for flag in state.flags if flag.raised.day < day)
        made, plan = planned(replace(state, flags=old), day, today, care)
        return replace(made, flags=state.flags), plan

    patch.setattr(day_module, "planned", late)


def every_test_is_used(patch: pytest.MonkeyPatch) -> None:
    def usable(*_: object) -> bool:
        return True

    patch.setattr(entered, "usable", usable)


def attention_floods(patch: pytest.MonkeyPatch) -> None:
    def listed(
        items: Sequence[Item], holding: Collection[Code], _: Sequence[AttentionClosed], day: date
    ) -> tuple[Item, ...]:
        return (*items, *(Item(code, day, day) for code in sorted(holding)))

    patch.setattr(attention, "listed", listed)


def attention_is_dropped(patch: pytest.MonkeyPatch) -> None:
    def listed(
        _: Sequence[Item], holding: Collection[Code], __: Sequence[AttentionClosed], day: date
    ) -> tuple[Item, ...]:
        return tuple(Item(code, day, day) for code in sorted(holding))

    patch.setattr(attention, "listed", listed)


def painkillers_do_not_matter(patch: pytest.MonkeyPatch) -> None:
    morning_after = stepping.morning_after

    def without(*about: object, **session: bool) -> stepping.Morning:
        made = morning_after(*about, **session)  # type: ignore[arg-type]
        return replace(made, painkillers=False)

    patch.setattr(stepping, "morning_after", without)


def days_end_at_midnight(patch: pytest.MonkeyPatch) -> None:
    def on(record: Record, day: date) -> DayEntries:
        entries = record_module.latest_versions(record.entries)
        return DayEntries(tuple(e for e in entries if e.known.date() == day))

    patch.setattr(Record, "on", on)


def one_exposure_is_enough(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(step_limit, "GREEN_RUN", replace(step_limit.GREEN_RUN, value=1))


M = Mishap
BROKEN = (
    Broken("H1 trouble", "nothing holds a dose", nothing_holds, (M.FLARE_BUTTON, M.RED_FLAGS)),
    Broken("H1 return", "a flare asks no less", no_calmer_dose, (M.FLARE_BUTTON,)),
    Broken("H1 gap", "a gap adds a set", a_gap_restarts_with_all_sets, (M.GAPS,)),
    Broken("H1 pause", "a red flag does not pause", flags_never_pause, (M.RED_FLAGS,)),
    Broken("H2 dose", "silence is green", silence_is_green, (M.SILENCE, M.HALF_REPORTS)),
    Broken("H2 quota", "quotas rise unreported", quotas_rise_unreported, (M.HALF_REPORTS,)),
    Broken("H3 worse", "more pain is green", more_pain_is_green),
    Broken("H3 missing", "silence is better than pain", silence_is_green, (M.SLOW_RECOVERY,)),
    Broken("H4 bounds", "bounds are forgotten", bounds_are_forgotten, (M.BOUNDS,)),
    Broken("H5", "every exercise has a place", many_places),
    Broken("H6", "levels rise daily", levels_rise_daily),
    Broken("H7 kept", "red flags are forgotten", flags_are_forgotten, (M.RED_FLAGS,)),
    Broken("H8 replay", "a rule remembers", a_hidden_memory),
    Broken("H9 red", "sides are swapped", sides_are_swapped, (M.RED_EXERCISES,)),
    Broken("H10 forbidden", "everything suits everybody", everything_suits),
    Broken("H11 norms", "the nearest norm is taken", the_nearest_norm),
    Broken("H12 order", "every version counts", every_version_counts),
    Broken("H13 state", "all share one fingerprint", one_fingerprint_for_all),
    Broken("H14", "holds are never seen", holds_are_never_seen, (M.WORSENING,)),
    Broken("H15 flag", "red flags count tomorrow", flags_count_tomorrow, (M.RED_FLAGS,)),
    Broken("H16", "every strength test is used", every_test_is_used, (M.STRENGTH_TESTS,)),
    Broken("H17 flood", "every day adds an item", attention_floods, (M.WORSENING,)),
    Broken("H17 lost", "items go by themselves", attention_is_dropped, (M.PAINFUL_SPELLS,)),
    Broken("H18", "painkillers do not matter", painkillers_do_not_matter, (M.PAINKILLERS,)),
    Broken("H19 night", "days end at midnight", days_end_at_midnight, (M.NIGHT_ENTRIES,)),
    Broken("P2", "one exposure is enough", one_exposure_is_enough),
)
