"""Limits of the evaluation (EV): when it is due, and what may be concluded from it."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.guidelines import KNGF
from soepel.core.evidence.performance_tests import BIELER_2014
from soepel.core.evidence.programmes import PROHIP
from soepel.core.instruments.instrument import Kind
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_DECISION: Final = "2026-11-23-evaluation"
_OURS: Final = Judgement(_DECISION)

MOMENTS: Final = Limit(
    (0, 6, 12),
    "the weeks after intake at which an evaluation is due",
    Judgement(_DECISION, Mark.MEMORY_MEDIUM, (KNGF,)),
    (Rule.EV_5,),
    "weeks",
)
FOLLOW_UPS: Final = Limit(
    (13, 26),
    "the weeks after the end of the programme at which one is due: 3 and 6 months",
    Basis(KNGF, "evaluation moments: 3 and 6 months after the end", _CHECKED, Mark.DERIVED),
    (Rule.EV_5,),
    "weeks",
)
EARLY: Final = Limit(
    2,
    "how long before its moment an evaluation still counts for it",
    _OURS,
    (Rule.EV_5,),
    "weeks",
)
RETHINK: Final = Limit(
    6,
    "the moment at which no improvement asks to rethink the plan with the therapist",
    _OURS,
    (Rule.EV_5,),
    "weeks",
)
PATHWAY: Final = Limit(
    12,
    "the moment from which no improvement asks to show the way to GP and orthopaedic opinion",
    _OURS,
    (Rule.EV_5,),
    "weeks",
)
CHECK_IN_EVERY: Final = Limit(
    7,
    "days since the last check-in after which one is asked, where none is asked daily",
    Judgement("2026-11-25-little-to-log"),
    unit="days",
)
TOO_SOON: Final = Limit(
    14,
    "the last day after a strength test on which a second one says nothing yet",
    Judgement(_DECISION, draws_on=(BIELER_2014,)),
    (Rule.EV_3,),
    "days",
)
DECIDES_SUCCESS: Final = Limit(
    Kind.REPORTED,
    "what decides success; tests correlate below 0.3 with the change that people feel",
    Basis(PROHIP, "performance tests and perceived change", _CHECKED),
    (Rule.EV_4,),
)
