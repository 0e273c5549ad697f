"""What stays the same during a person's care, worked out once: who, with which exercises."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from soepel.core.exercises import Exercise
from soepel.core.record import Intake
from soepel.core.rules import starting_point


@dataclass(frozen=True)
class Care:
    """The intake beside the loaded exercises."""

    intake: Intake
    exercises: Mapping[str, Exercise]

    @cached_property
    def relevance(self) -> Mapping[str, int]:
        """How many of the person's goals each exercise serves, by exercise id."""
        goals = self.intake.goals
        return {id_: starting_point.relevance(e, goals) for id_, e in self.exercises.items()}
