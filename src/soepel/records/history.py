"""How every write is kept: by a trigger beside the row, by never changing it, or not, and why.

`docs/decisions/2026-11-25-history.md`. A test asks for each model to stand in one of these.
"""

from collections.abc import Mapping
from typing import Final, TypeVar

import pghistory
from django.db.models import Model

M = TypeVar("M", bound=type[Model])


def history(model: M) -> M:
    """Keeps old and new values of a model in `<Model>Event`, written by a trigger.

    Also what a bulk statement or somebody at the database changes is kept. Secrets are not.
    """
    secret = [one.name for one in model._meta.local_fields if one.name in SECRET]
    kept: M = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=secret
    )(model)
    return kept


SECRET: Final = frozenset({"password", "last_login", "digest"})
"""Fields that no history holds."""

APPEND_ONLY: Final = frozenset(
    {"Consent", "Entry", "Erasure", "ReviewedDay", "Opening", "ReasonGiven"}
)
"""Models that are their own history: the application may add rows and read them, no more."""

WITHOUT: Final[Mapping[str, str]] = {
    "Standing": "computed again from the entries, which are kept",
    "Decision": "part of the reviewed day, which is kept with every revision",
    "AttentionItem": "computed from the entries; that one was closed is an entry",
    "Message": "leaves the outbox once it is sent; what it tells is kept where it comes from",
    "Beginning": "who only fills in who she is, is nobody yet: what she becomes is kept",
    "IntakeAnswers": "hers to change until she sends them: what she sent is the intake, and kept",
    "LessonRead": "which lesson somebody opened is no care, and decides nothing",
    "Demo": "only in a database of invented people",
    "DemoLife": "only in a database of invented people",
}
"""Models without a history, each with the reason."""
