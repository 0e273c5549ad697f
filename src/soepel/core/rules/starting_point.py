"""The starting point: profile, first phase, exercises, first dose, and what fits in the time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor

from soepel.core.exercises import Amount, Dose, Exercise, Kind, Phase, Target
from soepel.core.instruments.chair_stand import lower_bound
from soepel.core.limits import starting_point as limit
from soepel.core.limits.targets import PHASE_TARGETS
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import Goal, Intake
from soepel.core.rule import Rule
from soepel.core.rules.screening import therapist_led_sides

# -- INT-1: profile ---------------------------------------------------------------------------


def profile(intake: Intake) -> Reason:
    """The treatment profile that KNGF would suggest, 1 to 4; the therapist decides."""
    profiles = (
        True,
        not intake.explanation_is_enough,
        intake.hampering_comorbidity,
        intake.operation_planned,
    )
    number = max(place for place, holds in enumerate(profiles, start=1) if holds)
    return Reason(Rule.INT_1, Code.INT_PROFILE, {"profile": number})


# -- INT-2: first phase -----------------------------------------------------------------------


def first_phase(intake: Intake) -> tuple[Phase, bool, tuple[Reason, ...]]:
    """The phase to start in, whether its short exit holds, and why."""
    phase, short, reason = _suggested_phase(intake)
    if intake.phase is None:
        return phase, short, (reason,)
    chosen = Reason(
        Rule.INT_2,
        Code.INT_THERAPIST_CHOSE,
        {"phase": int(intake.phase), "why": intake.phase_reason},
    )
    return intake.phase, short and intake.phase is phase, (chosen, reason)


def _suggested_phase(intake: Intake) -> tuple[Phase, bool, Reason]:
    if intake.flare_now or intake.usual >= limit.SEVERE.value:
        return _start(Phase.CALM_DOWN, False, Code.INT_FLARE_OR_SEVERE, intake)
    unsure = intake.confidence <= limit.LOW_CONFIDENCE.value
    if intake.usual >= limit.MODERATE.value or intake.wakes_at_night or unsure:
        return _start(Phase.CALM_DOWN, True, Code.INT_MODERATE, intake)
    if intake.usual <= limit.MILD.value:
        return _mild(intake)
    return _start(Phase.MOBILITY_AND_CONTROL, False, Code.INT_BETWEEN, intake)


def _mild(intake: Intake) -> tuple[Phase, bool, Reason]:
    """Little pain: phase 3 with enough chair stands for the age, phase 2 otherwise."""
    norm = lower_bound(intake.sex, intake.age)
    if not isinstance(norm, int):
        return _start(Phase.MOBILITY_AND_CONTROL, False, Code.INT_MILD_WITHOUT_NORM, intake)
    stands = intake.chair_stands
    if stands is None or stands < norm:
        return _start(Phase.MOBILITY_AND_CONTROL, False, Code.INT_BETWEEN, intake)
    facts: dict[str, Fact] = {"stands": stands, "norm": norm}
    return _start(Phase.STRENGTH_AND_CAPACITY, False, Code.INT_MILD_AND_STRONG, intake, facts)


def _start(
    phase: Phase, short: bool, code: Code, intake: Intake, facts: Mapping[str, Fact] | None = None
) -> tuple[Phase, bool, Reason]:
    values = {"usual": int(intake.usual), "phase": int(phase), **(facts or {})}
    return phase, short, Reason(Rule.INT_2, code, values)


# -- INT-3: exercises -------------------------------------------------------------------------


def suitable(exercise: Exercise, phase: Phase, intake: Intake) -> bool:
    """Whether an exercise is of this phase and possible and allowed for this person."""
    return (
        _phase_of(exercise, phase)
        and exercise.kind is not Kind.ENDURANCE
        and intake.equipment.issuperset(exercise.equipment)
        and (intake.can_reach_floor or not exercise.needs_floor)
        and intake.comorbidities.isdisjoint(exercise.forbidden_with)
    )


def _phase_of(exercise: Exercise, phase: Phase) -> bool:
    """Maintenance keeps the exercises of phase 4."""
    return min(phase, Phase.FUNCTIONAL) in exercise.phases


def relevance(exercise: Exercise, goals: Sequence[Goal]) -> int:
    """How many goals an exercise serves."""
    return sum(not limit.SERVES.value[goal.activity].isdisjoint(exercise.targets) for goal in goals)


def chosen(
    phase: Phase,
    intake: Intake,
    exercises: Collection[Exercise],
    barred: Collection[str],
    current: Collection[str],
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The exercises of a phase, covering its targets with as few as it may have.

    Those already in the plan are kept where they fit; then goal relevance, then the lightest.
    Targets that nothing suitable covers are said.
    """
    fitting = [e for e in exercises if suitable(e, phase, intake) and e.id not in barred]
    wanted = PHASE_TARGETS.value[phase]
    most = limit.EXERCISES.value[phase][1]
    picked = _cover(fitting, wanted, most, intake.goals, current)
    picked = _fill(picked, fitting, wanted, limit.EXERCISES.value[phase][0], intake, current)
    covered = {target for exercise in picked for target in exercise.targets}
    possible = {target for exercise in fitting for target in exercise.targets}
    # Endurance and walking are built up by a quota (PACE-1), not by an exercise with steps.
    by_quota = {t for e in exercises if e.kind is Kind.ENDURANCE for t in e.targets}
    lacking = [target for target in wanted if target not in covered | possible | by_quota]
    reasons = tuple(
        Reason(Rule.INT_3, Code.INT_TARGET_WITHOUT_EXERCISE, {"target": target.value})
        for target in lacking
    )
    return tuple(exercise.id for exercise in picked), reasons


def _cover(
    fitting: Sequence[Exercise],
    wanted: Sequence[Target],
    most: int,
    goals: Sequence[Goal],
    current: Collection[str],
) -> list[Exercise]:
    """An exercise for each target in turn; one for two targets only where places are short."""
    picked: list[Exercise] = []
    open_targets = list(wanted)
    while open_targets and len(picked) < most:
        short = len(open_targets) > most - len(picked)
        candidates = [e for e in fitting if e not in picked and _serves(e, open_targets, short)]
        if candidates:
            best = min(candidates, key=lambda e: _rank(e, open_targets, short, goals, current))
            picked.append(best)
            open_targets = [target for target in open_targets if target not in best.targets]
        else:
            open_targets = open_targets[1:]
    return picked


def _serves(exercise: Exercise, open_targets: Sequence[Target], short: bool) -> bool:
    """Any open target when places are short, else the first one."""
    served = open_targets if short else open_targets[:1]
    return not set(served).isdisjoint(exercise.targets)


def _rank(
    exercise: Exercise,
    open_targets: Sequence[Target],
    short: bool,
    goals: Sequence[Goal],
    current: Collection[str],
) -> tuple[int, bool, bool, int, bool, float, str]:
    covers = len(set(exercise.targets).intersection(open_targets)) if short else 1
    return (
        -covers,
        exercise.id not in current,
        exercise.targets[0] not in open_targets,
        -relevance(exercise, goals),
        not exercise.first_choice,
        exercise.levels[0].weight,
        exercise.id,
    )


def _fill(
    picked: list[Exercise],
    fitting: Sequence[Exercise],
    wanted: Sequence[Target],
    fewest: int,
    intake: Intake,
    current: Collection[str],
) -> list[Exercise]:
    """Up to the fewest exercises of a phase, with what serves its targets and goals best."""
    rest = [e for e in fitting if e not in picked and set(e.targets) & set(wanted)]
    rest.sort(
        key=lambda e: (e.id not in current, -relevance(e, intake.goals), not e.first_choice, e.id)
    )
    return picked + rest[: max(fewest - len(picked), 0)]


def sides(exercise: Exercise, led: Collection[Side]) -> tuple[Side, ...]:
    """The sides on which an exercise is trained: both legs, but none that the therapist leads."""
    if not exercise.one_sided:
        return () if led else (Side.BOTH,)
    return tuple(leg for leg in Side.BOTH.legs if leg not in led)


def therapist_led(intake: Intake, day: date) -> frozenset[Side]:
    """The legs on which the engine gives no steps: an operation lately, or one planned (SCR-4)."""
    return frozenset(therapist_led_sides(intake.surgery.items(), day))


def first_dose(exercise: Exercise, one_rm: float | None) -> Dose:
    """The first rung; for a loaded exercise the level that starts at half of the maximum."""
    if one_rm is None:
        return Dose(1, exercise.first_sets)
    for index, level in enumerate(exercise.levels):
        if level.share_of_1rm is not None and level.share_of_1rm >= limit.NOVICE_SHARE.value:
            return Dose(exercise.first_of_level(index), exercise.first_sets)
    return Dose(1, exercise.first_sets)


def load(exercise: Exercise, rung: int, one_rm: float | None) -> float | None:
    """Kilograms at a rung, rounded down; None without a usable test."""
    share = exercise.level(rung).share_of_1rm
    if share is None or one_rm is None:
        return None
    step = limit.LOAD_STEP.value
    # Exact: 0.7 of 45 kg is 31.5 kg, and not a hair less that would be rounded down a step.
    steps = floor(Fraction(str(one_rm)) * Fraction(str(share)) / Fraction(str(step)))
    return steps * step


# -- INT-4: time ------------------------------------------------------------------------------


def seconds(exercise: Exercise, dose: Dose) -> float:
    """How long one side of an exercise takes: its sets, and the rests between them."""
    amount = exercise.amount_at(dose.rung)
    one_set = amount if exercise.amount is Amount.SECONDS else amount * exercise.tempo
    return dose.sets * one_set + (dose.sets - 1) * exercise.rest


def within_time(
    planned: Sequence[tuple[Exercise, Sequence[Dose]]],
    minutes: int,
    goals: Sequence[Goal],
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The exercises that fit in the time: the least relevant go first, the core three stay."""
    kept = list(planned)
    dropped = []
    available = minutes * limit.SECONDS_A_MINUTE.value
    while _total(kept) > available:
        loose = [entry for entry in kept if _may_go(entry[0], [e for e, _ in kept])]
        if not loose:
            break
        goes = min(loose, key=lambda entry: (relevance(entry[0], goals), entry[0].id))
        kept.remove(goes)
        values: dict[str, Fact] = {"exercise": goes[0].id, "minutes": minutes}
        dropped.append(Reason(Rule.INT_4, Code.INT_DROPPED_FOR_TIME, values))
    return tuple(exercise.id for exercise, _ in kept), tuple(dropped)


def _total(planned: Iterable[tuple[Exercise, Sequence[Dose]]]) -> float:
    return sum(seconds(exercise, dose) for exercise, doses in planned for dose in doses)


def _may_go(exercise: Exercise, others: Sequence[Exercise]) -> bool:
    """Not the last abductor, extensor or leg exercise."""
    for group in limit.NEVER_DROPPED.value:
        serving = [other for other in others if group.intersection(other.targets)]
        if serving == [exercise]:
            return False
    return True
