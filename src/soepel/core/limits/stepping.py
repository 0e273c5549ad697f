"""Limits of the step rule: anchor, usual pain, zones, ladders, turns, caps and gaps."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.guidelines import KNGF
from soepel.core.evidence.pain_monitoring import FU_HIP_FLARES, THOMEE_1997
from soepel.core.exercises import Phase
from soepel.core.quantities import Pain
from soepel.core.rule import Rule

CHECKED: Final = date(2026, 11, 23)
OURS: Final = Judgement(decision="2026-11-23-step-rule")

# -- the anchor: the usual pain that a person started with ------------------------------------

ANCHOR_LEARNED_FROM: Final = Limit(
    7, "the days and diary entries after which the anchor is learned", OURS, unit="days"
)
ANCHOR_LEARNED_UNTIL: Final = Limit(
    14, "the most first diary days from which the anchor is learned", OURS, unit="days"
)
ANCHOR_MARK: Final = Limit(28, "how often the anchor may fall", OURS, unit="days")
ANCHOR_FALL: Final = Limit(
    1, "how much lower the 28-day median must be before the anchor falls", OURS, unit="points"
)

# -- usual pain, threshold, high day ----------------------------------------------------------

USUAL_FROM: Final = Limit(
    21, "the oldest day that counts for usual pain", OURS, (Rule.STEP_3, Rule.FL_1), "days ago"
)
USUAL_UNTIL: Final = Limit(
    8, "the youngest day that counts for usual pain", OURS, (Rule.STEP_3, Rule.FL_1), "days ago"
)
USUAL_ENTRIES: Final = Limit(
    7, "the fewest entries from which usual pain is taken", OURS, (Rule.STEP_3, Rule.FL_1)
)
USUAL_ABOVE_ANCHOR: Final = Limit(
    1, "how far usual pain may lie above the anchor", OURS, (Rule.STEP_3, Rule.FL_1), "points"
)
THRESHOLD: Final = Limit(
    2,
    "how far above usual a high day lies",
    Basis(FU_HIP_FLARES, "definition of a hip exacerbation: +2 on the NRS", CHECKED),
    (Rule.FL_1,),
    "points",
)
THRESHOLD_OF_THE_VARIABLE: Final = Limit(
    3,
    "how far above usual a high day lies for a person with variable pain",
    OURS,
    (Rule.FL_1,),
    "points",
)
THRESHOLD_FROM: Final = Limit(
    35, "the oldest day that counts for how variable pain is", OURS, (Rule.FL_1,), "days ago"
)
NOISE_WIDTH: Final = Limit(2, "how many standard deviations are ordinary noise", OURS, (Rule.FL_1,))
MAD_TO_SD: Final = Limit(
    1.48,
    "what turns a median absolute deviation into a standard deviation",
    Judgement(decision="2026-11-23-step-rule", mark=Mark.DERIVED, needs_sign_off=False),
    (Rule.FL_1,),
)
HIGH_DAY_LEAST: Final = Limit(
    Pain(4), "the least pain that can make a high day", OURS, (Rule.FL_1,), "NRS"
)

# -- zones during exercise --------------------------------------------------------------------

GREEN_UP_TO: Final = Limit(
    Pain(2),
    "the most pain during exercise that is safe",
    Basis(THOMEE_1997, "pain monitoring model, zones", CHECKED),
    (Rule.STEP_2, Rule.STEP_7),
    "NRS",
)
RED_ABOVE: Final = Limit(
    Pain(5),
    "the most pain during exercise that is acceptable",
    Basis(THOMEE_1997, "pain monitoring model, zones", CHECKED),
    (Rule.STEP_2, Rule.STEP_7),
    "NRS",
)
RED_ABOVE_AT_MOST: Final = Limit(
    Pain(7),
    "the most pain during exercise accepted of a person whose usual pain is high",
    OURS,
    (Rule.STEP_2,),
    "NRS",
)
RED_ABOVE_ANCHOR: Final = Limit(
    1, "how far above the anchor pain during exercise is accepted", OURS, (Rule.STEP_2,), "points"
)

# -- swaps ------------------------------------------------------------------------------------

REDS_FOR_A_SWAP: Final = Limit(
    2,
    "red exposures running after which another exercise comes",
    Basis(KNGF, "FITT: an exercise that raises pain is replaced", CHECKED),
    (Rule.STEP_2,),
)
SWAPPED_OUT_RESTS: Final = Limit(
    14, "how long a swapped-out exercise, or a target, rests", OURS, (Rule.STEP_2,), "days"
)
SWAPS_OF_A_TARGET: Final = Limit(
    28, "within how many days a second swap lets the target rest", OURS, (Rule.STEP_2,), "days"
)

# -- the morning after ------------------------------------------------------------------------

MORNING_ABOVE_USUAL: Final = Limit(
    2, "how far above usual the next morning is too high", OURS, (Rule.STEP_3,), "points"
)
MORNING_LEAST: Final = Limit(
    Pain(3), "the least pain of a next morning that is too high", OURS, (Rule.STEP_3,), "NRS"
)
SETTLED_ABOVE_USUAL: Final = Limit(
    1,
    "how far above usual the next morning of a settled exposure may be",
    OURS,
    (Rule.STEP_7,),
    "points",
)
RECOVERY_HOURS: Final = Limit(
    2,
    "how long extra pain after a session may last",
    Basis(KNGF, "FITT: pain that lasts more than 2 hours lowers the next session", CHECKED),
    (Rule.STEP_4,),
    "hours",
)
RECOVERY_ANSWER_DAYS: Final = Limit(
    3,
    "how long the question about recovery may be answered",
    OURS,
    (Rule.STEP_3, Rule.STEP_4),
    "days",
)
SUSPECT_ROSE_WITHIN: Final = Limit(
    7,
    "within how many days a rise makes an exercise the suspect",
    OURS,
    (Rule.STEP_3, Rule.STEP_4),
    "days",
)
SUSPECTS_FOR_ATTENTION: Final = Limit(
    3, "lowerings after a bad morning that call the therapist", OURS, (Rule.STEP_3,)
)
SUSPECTS_WITHIN: Final = Limit(
    14, "within how many days those lowerings count", OURS, (Rule.STEP_3,), "days"
)

# -- reports and effort -----------------------------------------------------------------------

DONE_AT_LEAST: Final = Limit(
    80, "how much of the dose must be done to count", OURS, (Rule.STEP_5,), "%"
)
DONE_AT_MOST: Final = Limit(
    120, "how much of the dose may be done and still earn credit", OURS, (Rule.STEP_7,), "%"
)
NOT_DONE_RUNNING: Final = Limit(
    3, "times running not done after which the dose falls a rung", OURS, (Rule.STEP_5,)
)
SILENT_RUNNING: Final = Limit(
    2, "missing reports running that end a run", OURS, (Rule.STEP_5, Rule.STEP_7)
)
TOO_HEAVY_RUNNING: Final = Limit(
    3, "times running too heavy after which the dose falls a rung", OURS, (Rule.STEP_6,)
)
EFFORT_BAND: Final = Limit(
    {
        Phase.CALM_DOWN: (0, 3),
        Phase.MOBILITY_AND_CONTROL: (3, 4),
        Phase.STRENGTH_AND_CAPACITY: (4, 7),
        Phase.FUNCTIONAL: (4, 7),
        Phase.MAINTENANCE: (4, 7),
    },
    "the effort that each phase asks for, from least to most",
    Judgement(decision="2026-11-23-step-rule", mark=Mark.MEMORY_MEDIUM, draws_on=(KNGF,)),
    (Rule.STEP_6,),
    "CR10",
)

# -- drift ------------------------------------------------------------------------------------

DRIFT_ENTRIES: Final = Limit(7, "the last entries that drift looks at", OURS, (Rule.STEP_6D,))
DRIFT_DAYS: Final = Limit(21, "how old those entries may be", OURS, (Rule.STEP_6D,), "days")
DRIFT_HIGH: Final = Limit(4, "how many of them must be high", OURS, (Rule.STEP_6D,))
DRIFT_ABOVE_ANCHOR: Final = Limit(
    1,
    "above how much more than the anchor an entry is high for drift",
    OURS,
    (Rule.STEP_6D,),
    "points",
)
RESET_AFTER: Final = Limit(
    28, "days of drift after which the anchor is set again", OURS, (Rule.STEP_6D,), "days"
)
RESET_STEADY_WITHIN: Final = Limit(
    1, "how close recent and usual pain must be for that", OURS, (Rule.STEP_6D,), "points"
)
RESET_AT_MOST: Final = Limit(
    2, "how far the anchor may be raised at once", OURS, (Rule.STEP_6D,), "points"
)
RESET_EVERY: Final = Limit(
    56, "how often the anchor may be set again", OURS, (Rule.STEP_6D,), "days"
)

# -- rising -----------------------------------------------------------------------------------

GREEN_RUN: Final = Limit(
    2, "settled green exposures after which a dose may rise", OURS, (Rule.STEP_7,)
)
CALM_RUN: Final = Limit(
    3, "settled green or amber exposures after which a dose may rise", OURS, (Rule.STEP_7,)
)
PLACES: Final = Limit(
    2, "how many exercises may rise on one day", OURS, (Rule.STEP_7,), "exercises"
)
LOAD_RISES_EVERY: Final = Limit(
    7,
    "how often the load or level of an exercise may rise",
    Basis(KNGF, "FITT: progression once per week", CHECKED),
    (Rule.STEP_7,),
    "days",
)
INDEX_LOOKS_BACK: Final = Limit(
    7, "with how many days ago the load of a leg is compared", OURS, (Rule.STEP_7,), "days"
)
INDEX_CAP: Final = Limit(
    {
        Phase.CALM_DOWN: 1.25,
        Phase.MOBILITY_AND_CONTROL: 1.25,
        Phase.STRENGTH_AND_CAPACITY: 1.15,
        Phase.FUNCTIONAL: 1.15,
        Phase.MAINTENANCE: 1.15,
    },
    "the most that the load of a leg may grow in a week, by phase",
    OURS,
    (Rule.STEP_7,),
    "times",
)
SETS: Final = Limit(
    {
        Phase.CALM_DOWN: 2,
        Phase.MOBILITY_AND_CONTROL: 3,
        Phase.STRENGTH_AND_CAPACITY: 4,
        Phase.FUNCTIONAL: 4,
        Phase.MAINTENANCE: 4,
    },
    "the most sets by phase",
    Judgement(decision="2026-11-23-step-rule", draws_on=(KNGF,)),
    (Rule.STEP_7,),
    "sets",
)
HOLD_SECONDS_PER_REPETITION: Final = Limit(
    3,
    "seconds of hold that count as one repetition in the load index",
    OURS,
    (Rule.STEP_7,),
    "seconds",
)

# -- gaps -------------------------------------------------------------------------------------

GAP_HOLDS: Final = Limit(
    4, "days without an exercise that hold its dose", OURS, (Rule.STEP_9,), "days"
)
GAP_LOWERS_A_RUNG: Final = Limit(
    7, "days without an exercise that lower its dose a rung", OURS, (Rule.STEP_9,), "days"
)
GAP_LOWERS_A_LEVEL: Final = Limit(
    14, "days without an exercise that lower its dose a level more", OURS, (Rule.STEP_9,), "days"
)
GAP_STARTS_AGAIN: Final = Limit(
    28, "days without an exercise after which it starts again", OURS, (Rule.STEP_9,), "days"
)
ONCE_A_WEEK_LOOKS_BACK: Final = Limit(
    21,
    "days in which a session a week, or fewer, is too few to build up",
    OURS,
    (Rule.STEP_9,),
    "days",
)
ONCE_A_WEEK_SESSIONS: Final = Limit(
    3, "sessions in that time that are too few to build up", OURS, (Rule.STEP_9,), "sessions"
)
