"""Hazards of the dose: what rises, when, by how much, and within which bounds."""

from collections.abc import Iterator
from datetime import date, timedelta

from soepel.core.exercises import Dose, Exercise
from soepel.core.limits import stepping as limit
from soepel.core.plan import Decision, Move, Prescription
from soepel.core.quantities import Side
from soepel.core.reasons import Code
from soepel.core.record import Bounds, CheckIn, Exposure, QuotaDone
from soepel.core.rule import Rule
from soepel.core.screening import Tier
from soepel.core.state import Stage, Unit
from tests.properties.histories import Day, History, programme
from tests.properties.properties import Property, Verdicts

Key = tuple[str, Side]


def exercise(id_: str) -> Exercise:
    return programme().exercises[id_]


def rises(day: Day) -> list[Decision]:
    """What rose by the step rule; a therapist's own dose is her decision."""
    return [d for d in day.review.decisions if d.move is Move.RISE and not _ordered(d)]


def _ordered(decision: Decision) -> bool:
    return any(reason.code is Code.STEP_OWN_DOSE for reason in decision.reasons)


def grew(before: Dose, after: Dose) -> bool:
    """More than before. The ladder is ordered: a lower rung is less, whatever its repetitions."""
    return after.rung > before.rung or after.sets > before.sets


def ordered_today(day: Day) -> set[str]:
    """Exercises that the therapist gives bounds for today."""
    return {bounds.exercise for bounds in day.today.of(Bounds)}


def kept_units(day: Day) -> Iterator[tuple[Unit, Unit]]:
    """Exercise-sides before and after a day."""
    after = {unit.key: unit for unit in day.after.units}
    for unit in day.before.units:
        if unit.key in after:
            yield unit, after[unit.key]


# -- H1: no rise in a flare, with a red flag, or in a gap -------------------------------------


def no_rise_in_trouble(history: History) -> Verdicts:
    for day in history.days:
        why = _trouble(day)
        if why is None:
            continue
        risen = [
            f"{unit.key} {unit.dose}->{after.dose}"
            for unit, after in kept_units(day)
            if grew(unit.dose, after.dose) and unit.exercise not in ordered_today(day)
        ]
        yield f"H1 {day.date} rose in {why}: {risen}" if risen else None


def _trouble(day: Day) -> str | None:
    if day.after.flare is not None:
        return f"flare {day.after.flare.stage}"
    if day.after.tier is not None and day.after.tier <= Tier.T2:
        return f"red flag {day.after.tier.name}"
    if day.before.paused_on(day.date - timedelta(days=1)):
        return "pause"
    return None


def no_rise_in_a_gap(history: History) -> Verdicts:
    """After days without an exercise its dose is never higher than before."""
    since: dict[Key, date] = {}
    for day in history.days:
        done = day.yesterday.exposures
        since |= dict.fromkeys(done, day.date)
        for unit, after in kept_units(day):
            away = (day.date - since.get(unit.key, day.date)).days
            if away < limit.GAP_HOLDS.value or unit.exercise in ordered_today(day):
                continue
            worse = grew(unit.dose, after.dose)
            yield (
                f"H1 {day.date} rose in a gap of {away}: {unit.key} {unit.dose}->{after.dose}"
                if worse
                else None
            )


def calmer_in_a_flare(history: History) -> Verdicts:
    """What is asked in a flare, and on the way back, never exceeds the dose before it."""
    most: dict[Key, Dose] = {}
    for day in history.days:
        if day.after.flare is None:
            most = {unit.key: unit.dose for unit in day.after.units}
            continue
        for key in [k for k in most if k[0] in ordered_today(day)]:
            del most[key]
        for asked in day.review.plan.asked:
            before = most.get((asked.exercise, asked.side))
            if before is not None:
                yield _no_more_than(asked, before, day)


def _no_more_than(asked: Prescription, before: Dose, day: Day) -> str | None:
    allowed = before.sets * exercise(asked.exercise).amount_at(before.rung)
    flare = day.after.flare
    share = SHARES.get(flare.stage) if flare is not None else None
    if asked.rung == before.rung and share is not None and not frozen_early(day):
        allowed = max(allowed * share // 100, asked.sets)
    over = asked.rung > before.rung or (
        asked.rung == before.rung and asked.sets * asked.amount > allowed
    )
    return f"H1 {day.date} asks {asked} in {flare}, before it {before}" if over else None


SHARES = {Stage.BACK_AT_60: 60, Stage.BACK_AT_80: 80}


def frozen_early(day: Day) -> bool:
    """The first exercise came before the check-in: the plan stood as it was."""
    exposures, check_ins = day.today.of(Exposure), day.today.of(CheckIn)
    if not exposures or not check_ins:
        return False
    return min(e.known for e in exposures) < min(c.known for c in check_ins)


def paused_by_an_urgent_flag(history: History) -> Verdicts:
    for day in history.days:
        tier = day.review.tier
        if tier is not None and tier <= Tier.T1:
            plan = day.review.plan
            runs = not plan.paused or plan.asked or plan.quotas
            yield f"H1 {day.date} a plan runs with {tier.name}" if runs else None


# -- H2, H18: no rise without pain data, none behind painkillers ------------------------------


def no_rise_without_reports(history: History) -> Verdicts:
    for day in history.days:
        for risen in rises(day):
            yield _unreported(history, day, risen)


def _unreported(history: History, day: Day, risen: Decision) -> str | None:
    check_in = day.today.check_in
    if check_in is None or check_in.usual is None or check_in.extra is None:
        return f"H2 {day.date} {risen.exercise} rose without a full check-in"
    exposure = last_exposure(history, day, (risen.exercise, risen.side))
    if exposure is None or exposure.pain is None or exposure.unreported:
        return f"H2 {day.date} {risen.exercise} rose without pain during: {exposure}"
    return None


def last_exposure(history: History, day: Day, key: Key) -> Exposure | None:
    """The exposure that a rise of today rests on: yesterday's, or one that waited for answers."""
    place = (day.date - history.intake.day).days
    for number in range(limit.RECOVERY_ANSWER_DAYS.value):
        if place - number < 0:
            break
        found = history.days[place - number].yesterday.exposures.get(key)
        if found is not None:
            return found
    return None


def no_quota_rises_without_reports(history: History) -> Verdicts:
    for day in history.days:
        before = {quota.activity: quota.amount for quota in day.before.quotas}
        for quota in day.after.quotas:
            was = before.get(quota.activity)
            if was is None or quota.amount is None or quota.amount <= was:
                continue
            done = [q for q in day.yesterday.of(QuotaDone) if q.activity is quota.activity]
            check_in = day.today.check_in
            pain = check_in is not None and check_in.usual is not None
            good = done and all(q.pain is not None and q.pain <= 5 for q in done) and pain
            yield None if good else f"H2 {day.date} quota {quota.activity} rose unreported"


def no_rise_behind_painkillers(history: History) -> Verdicts:
    for day in history.days:
        mornings = [
            check_in for check_in in (day.today.check_in, day.yesterday.check_in) if check_in
        ]
        if not any(check_in.extra_painkillers for check_in in mornings):
            continue
        risen = [d.exercise for d in rises(day)]
        yield f"H18 {day.date} rose with painkillers: {risen}" if risen else None


# -- H4, H10: the therapist's bounds, exclusions and comorbidities ----------------------------


BELOW = frozenset({Rule.STEP_0, Rule.STEP_1, Rule.STEP_2, Rule.STEP_10})


def within_bounds(history: History) -> Verdicts:
    record = history.record
    latest: dict[Key, Bounds] = {}
    for day in history.days:
        for bounds in record.on(day.date).of(Bounds):
            sides = list(Side) if bounds.side is None else [bounds.side]
            latest |= {(bounds.exercise, side): bounds for side in sides}
        decisions: dict[Key, list[Decision]] = {}
        for decision in day.review.decisions:
            decisions.setdefault((decision.exercise, decision.side), []).append(decision)
        for unit in day.after.units:
            bounds_now = latest.get(unit.key)
            if bounds_now is not None:
                yield _outside(day, unit, bounds_now, decisions.get(unit.key, []))


def _outside(day: Day, unit: Unit, bounds: Bounds, decisions: list[Decision]) -> str | None:
    where = f"H4 {day.date} {unit.key} {unit.dose}"
    asked = [p for p in day.review.plan.asked if (p.exercise, p.side) == unit.key]
    if bounds.excluded:
        return f"{where} is excluded"
    ceiling = bounds.ceiling
    if ceiling is not None and any(
        rung > ceiling for rung in (unit.dose.rung, *(p.rung for p in asked))
    ):
        return f"{where} above ceiling {ceiling}"
    for decision in decisions:
        if decision.before is None or decision.after is None or _ordered(decision):
            continue
        free = any(reason.rule in BELOW for reason in decision.reasons)
        if bounds.frozen and decision.changed and not free:
            return f"{where} frozen but moved from {decision.before}"
        floor = bounds.floor or 1
        fell = decision.before.rung > decision.after.rung and decision.after.rung < floor
        if fell and not free:
            return f"{where} below floor {floor}"
    return None


def own_dose_followed(history: History) -> Verdicts:
    """On the day that a therapist gives a dose of her own, nothing is above it."""
    for day in history.days:
        latest: dict[Key, Bounds] = {}
        for bounds in day.today.of(Bounds):
            sides = list(Side) if bounds.side is None else [bounds.side]
            latest |= {(bounds.exercise, side): bounds for side in sides}
        before = {unit.key for unit in day.before.units}
        for unit in day.after.units:
            own = latest[unit.key].dose if unit.key in latest and unit.key in before else None
            if own is not None:
                above = grew(own, unit.dose)
                yield f"H4 {day.date} own dose {own} gave {unit.dose}" if above else None


def nothing_forbidden(history: History) -> Verdicts:
    """No exercise that is excluded, that a comorbidity forbids, or that cannot be done here."""
    intake = history.intake
    out = {
        e.id
        for e in programme().exercises.values()
        if not intake.comorbidities.isdisjoint(e.forbidden_with)
        or not intake.equipment.issuperset(e.equipment)
        or (e.needs_floor and not intake.can_reach_floor)
    }
    excluded: dict[Key, bool] = {}
    for day in history.days:
        for bounds in day.today.of(Bounds):
            sides = list(Side) if bounds.side is None else [bounds.side]
            excluded |= {(bounds.exercise, side): bounds.excluded for side in sides}
        barred = any(excluded.values())
        if not intake.comorbidities and not barred:
            continue
        wrong = [
            p
            for p in day.review.plan.asked
            if p.exercise in out or excluded.get((p.exercise, p.side))
        ]
        yield f"H10 {day.date} asks {wrong}" if wrong else None


def nothing_on_a_led_side(history: History) -> Verdicts:
    """No steps on a side that was operated on lately, or soon will be."""
    for day in history.days:
        led = {
            side for side, when in history.intake.surgery.items() if (day.date - when).days < 365
        }
        if led:
            wrong = [p for p in day.review.plan.asked if led & set(p.side.legs)]
            yield f"H10 {day.date} asks {wrong} on {led}" if wrong else None


# -- H5, H6: one knob, two exercises, one load step a week ------------------------------------


def few_and_small_rises(history: History) -> Verdicts:
    for day in history.days:
        risen = rises(day)
        if not risen:
            continue
        knobs: dict[str, set[str]] = {}
        for decision in risen:
            knobs.setdefault(decision.exercise, set()).add(_knob(decision))
        many = len(knobs) > 2 or any(len(k) > 1 or "more" in k for k in knobs.values())
        yield f"H5 {day.date} rose {knobs}" if many else None


def _knob(decision: Decision) -> str:
    before, after = decision.before, decision.after
    if before is None or after is None:
        return "more"
    rung, sets = after.rung - before.rung, after.sets - before.sets
    if (rung, sets) == (0, 1):
        return "sets"
    if (rung, sets) != (1, 0):
        return "more"
    of = exercise(decision.exercise)
    return "level" if of.level_index(after.rung) != of.level_index(before.rung) else "amount"


def one_level_a_week(history: History) -> Verdicts:
    last: dict[str, date] = {}
    for day in history.days:
        up = {d.exercise for d in rises(day) if _knob(d) == "level"}
        for id_ in sorted(up):
            before = last.get(id_)
            soon = before is not None and (day.date - before).days < 7
            yield f"H6 {day.date} {id_} rose a level, also on {before}" if soon else None
            last[id_] = day.date


# -- H9: left and right -----------------------------------------------------------------------


def red_stays_on_its_side(history: History) -> Verdicts:
    """Pain during an exercise moves the side it was felt on, and no other."""
    for day in history.days:
        for decision in day.review.decisions:
            if not any(reason.rule is Rule.STEP_2 for reason in decision.reasons):
                continue
            red = any(
                (told.exercise, told.side) == (decision.exercise, decision.side)
                and told.pain is not None
                and told.pain > 5
                for told in day.yesterday.of(Exposure)
            )
            left_along = decision.move in (Move.REST, Move.SWAP) and not red
            yield (
                None
                if red or left_along
                else f"H9 {day.date} {decision.exercise} {decision.side} without red"
            )


# -- principle 2: small steps -----------------------------------------------------------------


def two_exposures_before_the_next(history: History) -> Verdicts:
    exposed: dict[Key, int] = {}
    risen_before: set[Key] = set()
    for day in history.days:
        for key in day.yesterday.exposures:
            exposed[key] = exposed.get(key, 0) + 1
        for decision in rises(day):
            key = (decision.exercise, decision.side)
            if key in risen_before:
                few = exposed.get(key, 0) < 2
                yield f"P2 {day.date} {key} rose again after {exposed.get(key)}" if few else None
            risen_before.add(key)
            exposed[key] = 0


def both_legs(history: History) -> Verdicts:
    """A one-legged exercise is trained on both legs, unless somebody said otherwise."""
    if history.intake.surgery:
        return
    bounded = {b.exercise for b in history.delivered if isinstance(b, Bounds)}
    for day in history.days:
        sides: dict[str, set[Side]] = {}
        for unit in day.after.units:
            if exercise(unit.exercise).one_sided and unit.exercise not in bounded:
                sides.setdefault(unit.exercise, set()).add(unit.side)
        if sides:
            one = [id_ for id_, of in sides.items() if len(of) != 2]
            yield f"P6 {day.date} on one leg: {one}" if one else None


def elsewhere_never_rises(history: History) -> Verdicts:
    for day in history.days:
        moves = {(d.exercise, d.side): d.move for d in rises(day)}
        for key, exposure in day.yesterday.exposures.items():
            if exposure.elsewhere:
                yield f"P6 {day.date} {key} rose with pain elsewhere" if key in moves else None


def phase_asks_first(history: History) -> Verdicts:
    """Who wants to be asked before a phase change, is."""
    for day in history.days:
        if day.after.ask_me:
            changed = day.before.phase is not day.after.phase
            ordered = any(r.code is Code.PH_THERAPIST_CHOSE for r in day.review.reasons)
            yield f"P1 {day.date} entered {day.after.phase}" if changed and not ordered else None


DOSES = (
    Property(
        "H1 trouble", "nothing rises in a flare, with a red flag or in a pause", no_rise_in_trouble
    ),
    Property("H1 gap", "nothing rises in a gap", no_rise_in_a_gap),
    Property("H1 return", "a flare and the way back ask no more than before", calmer_in_a_flare),
    Property("H1 pause", "no plan runs with an urgent red flag", paused_by_an_urgent_flag),
    Property("H2 dose", "no dose rises without pain data", no_rise_without_reports),
    Property("H2 quota", "no quota rises without pain data", no_quota_rises_without_reports),
    Property("H4 bounds", "every dose stays within the therapist's bounds", within_bounds),
    Property("H4 own dose", "a dose of the therapist's own is never exceeded", own_dose_followed),
    Property("H5", "one knob an exercise, two exercises a day", few_and_small_rises),
    Property("H6", "a level rises once in seven days", one_level_a_week),
    Property("H9 red", "red on one side moves that side only", red_stays_on_its_side),
    Property("H10 forbidden", "nothing excluded or forbidden is asked", nothing_forbidden),
    Property(
        "H10 led", "nothing is asked on a side that the therapist leads", nothing_on_a_led_side
    ),
    Property("H18", "painkillers never precede a rise", no_rise_behind_painkillers),
    Property(
        "P1 ask", "no phase changes unasked when somebody wants to be asked", phase_asks_first
    ),
    Property("P2", "two exposures lie between two rises", two_exposures_before_the_next),
    Property("P6 legs", "both legs train", both_legs),
    Property("P6 elsewhere", "pain elsewhere never rises a dose", elsewhere_never_rises),
)
