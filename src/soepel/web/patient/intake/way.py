"""Where somebody is in her intake: first the screening, then what is asked besides."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from soepel.core.beginning import age_on
from soepel.core.questionnaire import AnswerRefused, Answers, Question, QuestionId, question
from soepel.core.rules.screening import asked_questions, next_question, previous_question
from soepel.records.queries.intake import Draft
from soepel.web.patient.asker import Asker
from soepel.web.patient.intake.questions import Step, given, steps


@dataclass(frozen=True)
class Way:
    """The answers so far, and the question that was asked for; None: the first that is open."""

    screening: Answers
    own: dict[str, Any]
    wanted: str = ""

    @cached_property
    def at(self) -> Question | Step | None:
        """The question on the screen; None when there is nothing left to ask."""
        return self._wanted() or next_question(self.screening) or self._open_step()

    def _wanted(self) -> Question | Step | None:
        asked = {one.id.value: one for one in asked_questions(self.screening)}
        return asked.get(self.wanted) or {one.id: one for one in self.steps}.get(self.wanted)

    def _open_step(self) -> Step | None:
        return next((one for one in self.steps if not given(one, self.own)[0]), None)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return steps(self.own)

    @property
    def begun(self) -> bool:
        return bool(self.wanted or self.own or set(self.screening.given) - {QuestionId.AGE})

    def onwards(self) -> "Way":
        """At the first question that is open."""
        return replace(self, wanted="")

    def back(self) -> "Way":
        """At the question before this one; at the first, where there is none."""
        return replace(self, wanted=self._before())

    def _before(self) -> str:
        at = self.at
        if isinstance(at, Question):
            before = previous_question(self.screening, at.id)
            return before.id.value if before else at.id.value
        ids = [one.id for one in self.steps]
        number = ids.index(at.id) if at else len(ids)
        if number:
            return ids[number - 1]
        last = previous_question(self.screening, None)
        return last.id.value if last else ""

    @property
    def place(self) -> tuple[int, int]:
        """The number of the question, and about how many there are."""
        questions = [one.id.value for one in asked_questions(self.screening)]
        ids = [*questions, *(one.id for one in self.steps)]
        at = self.at
        if at is None:
            return len(ids), len(ids)
        return ids.index(at.id if isinstance(at, Step) else at.id.value) + 1, len(ids)


def way_of(draft: Draft, asker: Asker) -> Way:
    """Where she left it. Her age is known from her day of birth, so it is not asked."""
    try:
        answers = Answers.read(draft.screening)
    except AnswerRefused:
        answers = Answers()  # another version asked other questions: begin anew
    age = age_on(asker.day, draft.born)
    return Way(answers.with_answer(question(QuestionId.AGE).id, age), draft.own, draft.at)
