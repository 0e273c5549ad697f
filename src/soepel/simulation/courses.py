"""The courses of the virtual people, beside those that the programme expects.

`python -m soepel.simulation.courses` lets every person live 40 lives of 112 days and prints the
table; `--write` also writes the golden file and the table in the page about it.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from statistics import median
from typing import Any, Final

from soepel.core.exercises import Phase
from soepel.core.plan import Decision, Move
from soepel.library import programme
from soepel.simulation.living import DAYS, WEEK, Life, lived
from soepel.simulation.people import PEOPLE, Flaring, Person
from soepel.simulation.watching import unseen

SEEDS: Final = 40
WORKERS: Final = 2
GOLDEN: Final = Path("tests/golden/courses.json")
PAGE: Final = Path("docs/courses.md")
TABLE_BEGINS: Final = "<!-- table: written by `python -m soepel.simulation.courses --write` -->\n"
TABLE_ENDS: Final = "<!-- end of table -->\n"

LATER_PHASES: Final = (
    Phase.MOBILITY_AND_CONTROL,
    Phase.STRENGTH_AND_CAPACITY,
    Phase.FUNCTIONAL,
)
DOWN: Final = frozenset({Move.RUNG_DOWN, Move.LEVEL_DOWN, Move.RESTART})

EXPECTED: Final[Mapping[str, tuple[str, str]]] = {
    "usual pain 2": ("0 / 30 (100 %) / 73 (98 %)", "67/6"),
    "usual 4": ("5 / 39 (98) / 85 (82)", "67/12"),
    "usual 6": ("14 / 44 (98) / 87 (72)", "67/12"),
    "usual 7": ("14 / 53 (95) / 104 (42)", "75/18"),
    "good responder 5 -> 2": ("5 / 36 (100) / 78 (100)", "76/6"),
    "poor adherence 50/50": ("8 / 48 (92) / 90 (38)", "30/4"),
    "worsening .25 a week": ("0 / 30 (75) / 101 (18)", "33/15, 46 hold days"),
    "two flares, days 30 and 58": ("5 / 57 (98) / 99 (28)", "53/16, 14 flare days"),
    "10-day holiday": ("5 / 36 (95) / 80 (72)", "58/8"),
    "never checks in": ("never", "0/0"),
    "pain always 0": ("0 / 24 (100) / 62 (100)", "102/0"),
    "twice a week": ("15 / 50 (95) / 95 (42)", "29/5"),
    "once a week": ("29 / 85 (62) / never", "0/0"),
    "intake says 2, truth 4": ("0 / 32 (100) / 83 (88)", "55/10"),
    "+2 for good at day 40": ("5 / 37 (78) / 96 (20)", "34/14, 12 % in flare at the end"),
    "flare, diary stops at day 32": ("5 / 26 (5) / never", "nobody in flare at the end"),
}
"""Entering phase 2 / 3 / 4 and rises/falls, as the programme has them from its prototype."""

PROBES: Final = (
    Person("a flare of +3", 4, flares=(Flaring(24),)),
    Person("a flare of +2", 4, flares=(Flaring(24, points=2.0),)),
)
"""Does the rule find a flare while the check-in is daily?"""
PROBE_DAYS: Final = 35
PROBES_A_SEED: Final = 5
FOUND_WITHIN: Final = 7
"""Days from the start of a flare in which it must be found."""
STABLE: Final = frozenset({"usual pain 2", "usual 4", "usual 6", "usual 7", "pain always 0"})


# -- one life ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Week:
    """How a person stands on a day: the phase, the load of the affected leg, the anchor."""

    day: int
    phase: int
    load: float
    anchor: float


@dataclass(frozen=True, slots=True)
class Course:
    """What became of one life. Days count from the intake."""

    enters: Mapping[int, int]
    rises: int
    falls: int
    held: int
    """Days held for drift."""
    flare_days: int
    flares: tuple[int, ...]
    """The days on which the rules saw a flare start."""
    flaring_at_the_end: bool
    told: tuple[str, ...]
    """The codes of every attention item there was."""
    unseen: int
    """Days on which somebody stood still for a fortnight without an item (H14)."""
    weeks: tuple[Week, ...]


def course_of(life: Life) -> Course:
    """What became of a life."""
    reviews, last = life.reviews, life.reviews[-1]
    decisions = [decision for review in reviews for decision in review.decisions]
    enters: dict[int, int] = {}
    for day, review in enumerate(reviews):
        enters.setdefault(int(review.plan.phase), day)
    return Course(
        enters=enters,
        rises=sum(decision.move is Move.RISE for decision in decisions),
        falls=sum(_fell(decision) for decision in decisions),
        held=sum(review.state.drift_since is not None for review in reviews),
        flare_days=sum(review.state.in_flare for review in reviews),
        flares=_flares(life),
        flaring_at_the_end=last.state.in_flare,
        told=tuple(sorted({item.code.value for r in reviews for item in r.attention})),
        unseen=sum(1 for _ in unseen(reviews)),
        weeks=_weeks(life),
    )


def _fell(decision: Decision) -> bool:
    return decision.move in DOWN and decision.changed and decision.after is not None


def _flares(life: Life) -> tuple[int, ...]:
    flares = {flare.started for review in life.reviews for flare in review.state.past_flares}
    return tuple(sorted((start - life.person.intake.day).days for start in flares))


def _weeks(life: Life) -> tuple[Week, ...]:
    days = range(WEEK - 1, len(life.reviews), WEEK)
    states = [(day, life.reviews[day].state) for day in days]
    return tuple(
        Week(day, int(state.phase), state.index[-1].left, state.anchor) for day, state in states
    )


# -- many lives -------------------------------------------------------------------------------


def courses_of(person: Person, seeds: Iterable[int], days: int = DAYS) -> list[Course]:
    rules = programme()
    return [course_of(lived(person, seed, rules, days)) for seed in seeds]


def _lives(order: tuple[Person, int, int]) -> list[Course]:
    person, lives, days = order
    return courses_of(person, range(lives), days)


def all_courses(seeds: int, workers: int = WORKERS) -> dict[str, list[Course]]:
    """The courses of every person and probe, with a word of progress for each."""
    orders = [(person, seeds, DAYS) for person in PEOPLE]
    orders += [(probe, seeds * PROBES_A_SEED, PROBE_DAYS) for probe in PROBES]
    found: dict[str, list[Course]] = {}
    with Pool(workers) as pool:
        lives = pool.imap(_lives, orders)
        for (person, many, days), courses in zip(orders, lives, strict=True):
            found[person.name] = courses
            print(f"lived: {person.name}, {many} x {days} days", file=sys.stderr, flush=True)
    return found


def summary(courses: Sequence[Course]) -> dict[str, Any]:
    """The median course of a person, as it is kept in the golden file."""
    weeks = zip(*(course.weeks for course in courses), strict=True)
    return {
        "lives": len(courses),
        "enters": {str(int(phase)): _entering(courses, phase) for phase in LATER_PHASES},
        "rises": median(course.rises for course in courses),
        "falls": median(course.falls for course in courses),
        "held_days": median(course.held for course in courses),
        "flare_days": median(course.flare_days for course in courses),
        "flares_a_life": round(sum(len(c.flares) for c in courses) / len(courses), 2),
        "in_flare_at_the_end": _percent(sum(c.flaring_at_the_end for c in courses), courses),
        "told": _told(courses),
        "unseen": sum(course.unseen for course in courses),
        "weeks": [_median_week(week) for week in weeks],
    }


def _entering(courses: Sequence[Course], phase: Phase) -> dict[str, float | None]:
    days = [course.enters[phase] for course in courses if phase in course.enters]
    return {"day": median(days) if days else None, "percent": _percent(len(days), courses)}


def _percent(some: int, courses: Sequence[Course]) -> int:
    return round(some / len(courses) * 100)


def _told(courses: Sequence[Course]) -> dict[str, int]:
    """How many percent of lives had each attention item."""
    codes = sorted({code for course in courses for code in course.told})
    return {
        code: _percent(sum(code in course.told for course in courses), courses) for code in codes
    }


def _median_week(week: Sequence[Week]) -> dict[str, float]:
    return {
        "day": week[0].day,
        "phase": median(one.phase for one in week),
        "load": round(median(one.load for one in week), 1),
        "anchor": median(one.anchor for one in week),
    }


# -- the table --------------------------------------------------------------------------------


def table(people: Mapping[str, Mapping[str, Any]]) -> str:
    """The table in Markdown: each person's course here, and in the programme."""
    head = (
        "| person | phase 2 / 3 / 4 here | in the programme | rises/falls here "
        "| in the programme | hold days | flare days | in flare at the end |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    return head + "".join(_row(name, people[name]) for name in EXPECTED)


def _row(name: str, of: Mapping[str, Any]) -> str:
    entering = " / ".join(_entered(of["enters"][str(int(phase))]) for phase in LATER_PHASES)
    phases, steps = EXPECTED[name]
    cells = (
        name,
        entering,
        phases,
        f"{of['rises']:g}/{of['falls']:g}",
        steps,
        f"{of['held_days']:g}",
        f"{of['flare_days']:g}",
        f"{of['in_flare_at_the_end']} %",
    )
    return f"| {' | '.join(cells)} |\n"


def _entered(entering: Mapping[str, Any]) -> str:
    if entering["day"] is None:
        return "never"
    return f"{entering['day']:g} ({entering['percent']} %)"


def found(courses: Sequence[Course], probe: Person) -> int:
    """How many percent of the flares of a probe the rules found in time."""
    start = probe.flares[0].day
    hits = sum(any(start <= day < start + FOUND_WITHIN for day in c.flares) for c in courses)
    return _percent(hits, courses)


def false_flares(courses: Iterable[Course]) -> float:
    """Flares seen per year of people who have none."""
    lives = list(courses)
    return round(sum(len(course.flares) for course in lives) / (len(lives) * DAYS) * 365, 2)


def notes(golden: Mapping[str, Any]) -> str:
    """The lines under the table."""
    flares = golden["flares"]
    return (
        f"\n{golden['seeds']} lives of {DAYS} days each; medians; in brackets the share that gets "
        "there.\n\n"
        f"- False flares of a stable person a year: {flares['false_a_year']} (at most 1.2).\n"
        f"- Flares of +3 found within {FOUND_WITHIN} days: {flares['found_of_3']} % "
        f"(at least 90 %); {golden['seeds'] * PROBES_A_SEED} lives with a daily check-in.\n"
        f"- Flares of +2 found: {flares['found_of_2']} % (about 50 %).\n"
        f"- Days somebody stood still for a fortnight without an item (H14): {golden['unseen']}.\n"
    )


def golden_of(seeds: int, workers: int = WORKERS) -> dict[str, Any]:
    """Everything the golden file keeps."""
    lives = all_courses(seeds, workers)
    people = {person.name: summary(lives[person.name]) for person in PEOPLE}
    stable = [course for name in STABLE for course in lives[name]]
    of_3, of_2 = (found(lives[probe.name], probe) for probe in PROBES)
    return {
        "seeds": seeds,
        "days": DAYS,
        "unseen": sum(one["unseen"] for one in people.values()),
        "flares": {"false_a_year": false_flares(stable), "found_of_3": of_3, "found_of_2": of_2},
        "people": people,
        "first_lives": {person.name: first_life(lives[person.name][0]) for person in PEOPLE},
    }


def first_life(course: Course) -> dict[str, Any]:
    """One life in short: a quick test lives it again."""
    enters = {str(phase): day for phase, day in sorted(course.enters.items())}
    return {
        "enters": enters,
        "rises": course.rises,
        "falls": course.falls,
        "flares": list(course.flares),
    }


def page_with(page: str, golden: Mapping[str, Any]) -> str:
    """The page with its table and notes written anew."""
    before, _, rest = page.partition(TABLE_BEGINS)
    _, _, after = rest.partition(TABLE_ENDS)
    return before + TABLE_BEGINS + table(golden["people"]) + notes(golden) + TABLE_ENDS + after


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="lives of each person")
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--write", action="store_true", help="write the golden file and the page")
    options = parser.parse_args(arguments)
    golden = golden_of(options.seeds, options.workers)
    print(table(golden["people"]) + notes(golden), end="")
    if options.write:
        GOLDEN.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), golden), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
