"""What the intake asks besides the screening: each question, its field, and what is kept of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soepel.core.beginning import OwnQuestion
from soepel.core.exercises import Comorbidity, Equipment
from soepel.core.quantities import Sex
from soepel.core.record import Activity
from soepel.web.shared.forms import Rows, ScaleField, Text, Ticks
from soepel.words import Lang, title

Q = OwnQuestion
Words = str | Promise
Plain = Mapping[str, Any]
YES, NO = "yes", "no"
MOST_GOALS: Final = 3
MINUTES: Final = (10, 15, 20, 30, 45, 60)
ENDURANCE: Final = (Activity.WALKING, Activity.CYCLING, Activity.WATER)
MOST_STANDS, MOST_MINUTES = 60, 300
CHOOSE: Final = gettext_lazy("Choose an answer.")
CHOOSE_NUMBER: Final = gettext_lazy("Choose a number.")


def _yes_no() -> forms.Field:
    return _one_of([(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))])


def _one_of(choices: Sequence[tuple[Any, Words]]) -> forms.Field:
    return forms.ChoiceField(
        choices=choices, widget=Rows, error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}
    )


def _any_of(choices: Sequence[tuple[Any, Words]], required: Words | None = None) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=choices,
        widget=Ticks,
        required=required is not None,
        error_messages={"required": str(required or "")},
    )


def _number(most: int) -> forms.Field:
    wrong = gettext_lazy("Fill in a whole number, or choose “I don’t know”.")
    return forms.IntegerField(
        min_value=0,
        max_value=most,
        widget=Text("short", inputmode="numeric", autocomplete="off"),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


def _scale(**ends: Words) -> forms.Field:
    return ScaleField(error_messages={"required": CHOOSE_NUMBER}, **ends)


def _as_it_is(value: Any) -> Any:
    return value


def _is_yes(value: Any) -> bool:
    return bool(value == YES)


def _integers(values: Any) -> list[int]:
    return [int(one) for one in values]


@dataclass(frozen=True)
class Asking:
    """How a question is asked, and how its answer is kept."""

    words: Words
    field: Callable[[Lang], forms.Field]
    hint: Words = ""
    kept: Callable[[Any], Any] = _as_it_is
    may_skip: Words = ""
    """What the button says that leaves it open; empty where it must be answered."""


def _words_of(members: Sequence[Any], lang: Lang) -> list[tuple[str, str]]:
    return [(one.value, title(one, lang)) for one in members]


NONE: Final = gettext_lazy("None of these")
DONT_KNOW: Final = gettext_lazy("I don’t know")
ASKED: Final[Mapping[OwnQuestion, Asking]] = {
    Q.SEX: Asking(
        gettext_lazy("Are you a woman or a man?"),
        lambda lang: _one_of(_words_of(tuple(Sex), lang)),
        gettext_lazy("We compare one test with people of your age."),
    ),
    Q.USUAL: Asking(
        gettext_lazy("How much did your hip hurt in the past 24 hours?"),
        lambda _lang: _scale(),
        gettext_lazy("The average of the day and the night."),
    ),
    Q.WORST: Asking(
        gettext_lazy("And how much at its worst, in the past week?"),
        lambda _lang: _scale(),
        may_skip=DONT_KNOW,
    ),
    Q.FLARE_NOW: Asking(
        gettext_lazy("Is it clearly worse now than it usually is?"),
        lambda _lang: _yes_no(),
        gettext_lazy("For a few days already, such as after a busy week."),
        _is_yes,
    ),
    Q.WAKES_AT_NIGHT: Asking(
        gettext_lazy("Do you wake up at night because of your hip?"),
        lambda _lang: _yes_no(),
        kept=_is_yes,
    ),
    Q.CONFIDENCE: Asking(
        gettext_lazy("How sure are you that you can move and do exercises with your hip?"),
        lambda _lang: _scale(
            lowest=gettext_lazy("not sure at all"), highest=gettext_lazy("completely sure")
        ),
    ),
    Q.COMORBIDITIES: Asking(
        gettext_lazy("Do you have one of these?"),
        lambda lang: _any_of(
            _words_of([c for c in Comorbidity if c is not Comorbidity.OSTEOPOROSIS], lang)
        ),
        gettext_lazy("Then we choose exercises that go with it."),
        list,
        NONE,
    ),
    Q.HAMPERING: Asking(
        gettext_lazy("Does another illness, other pain or fear of moving make exercise hard?"),
        lambda _lang: _yes_no(),
        kept=_is_yes,
    ),
    Q.GOALS: Asking(
        gettext_lazy("What do you want to do better?"),
        lambda lang: _any_of(
            _words_of(tuple(Activity), lang), gettext_lazy("Choose one to three things.")
        ),
        gettext_lazy("Choose one to three things that matter to you."),
        list,
    ),
    Q.TROUBLE: Asking(
        gettext_lazy("How much trouble do you have with this now?"),
        lambda _lang: _scale(
            lowest=gettext_lazy("no trouble"), highest=gettext_lazy("I cannot do it")
        ),
    ),
    Q.DAYS: Asking(
        gettext_lazy("On which days do you have time for exercises?"),
        lambda _lang: _any_of(
            [(str(number), str(name).capitalize()) for number, name in WEEKDAYS.items()],
            gettext_lazy("Choose at least one day."),
        ),
        gettext_lazy("Two or three sessions a week are enough."),
        _integers,
    ),
    Q.MINUTES: Asking(
        gettext_lazy("How many minutes do you have for it on such a day?"),
        lambda _lang: _one_of([(one, gettext_lazy("%d minutes") % one) for one in MINUTES]),
        kept=int,
    ),
    Q.EQUIPMENT: Asking(
        gettext_lazy("Which of these can you use?"),
        lambda lang: _any_of(_words_of(tuple(Equipment), lang)),
        gettext_lazy("You need none of them. A chair and a worktop are enough."),
        list,
        NONE,
    ),
    Q.FLOOR: Asking(
        gettext_lazy("Can you get down on the floor and up again?"),
        lambda _lang: _yes_no(),
        gettext_lazy("If not, you do your exercises on a bed or a chair."),
        _is_yes,
    ),
    Q.ENDURANCE: Asking(
        gettext_lazy("How do you like to keep fit?"),
        lambda lang: _one_of(_words_of(ENDURANCE, lang)),
        gettext_lazy("You build it up in minutes."),
    ),
    Q.WALKING_MINUTES: Asking(
        gettext_lazy("How many minutes can you walk at ease?"),
        lambda _lang: _number(MOST_MINUTES),
        gettext_lazy("Until your hip begins to bother you."),
        may_skip=DONT_KNOW,
    ),
    Q.CHAIR_STANDS: Asking(
        gettext_lazy("How often can you stand up in 30 seconds?"),
        lambda _lang: _number(MOST_STANDS),
        gettext_lazy(
            "Sit on a firm chair against a wall, arms crossed. Stand up all the way and sit down "
            "again, for 30 seconds. Stop when it hurts a lot. You may also do this later."
        ),
        may_skip=gettext_lazy("I do this later"),
    ),
}


@dataclass(frozen=True)
class Step:
    """A question of the intake; about one of the goals, where it is about their trouble."""

    question: OwnQuestion
    goal: Activity | None = None

    @property
    def id(self) -> str:
        return f"{self.question}/{self.goal}" if self.goal else self.question.value

    @property
    def asking(self) -> Asking:
        return ASKED[self.question]


def steps(own: Plain) -> tuple[Step, ...]:
    """The questions in their order; one about trouble for each goal that was chosen."""
    goals = [Activity(one) for one in own.get(Q.GOALS, ())]
    found: list[Step] = []
    for question in OwnQuestion:
        found += (
            [Step(question, one) for one in goals] if question is Q.TROUBLE else [Step(question)]
        )
    return tuple(found)


def given(step: Step, own: Plain) -> tuple[bool, Any]:
    """Whether a question was answered or left open on purpose, and what the answer is."""
    if step.goal is None:
        return step.question in own, own.get(step.question)
    trouble = own.get(Q.TROUBLE, {})
    return step.goal in trouble, trouble.get(step.goal)


def with_answer(step: Step, own: Plain, answer: Any) -> dict[str, Any]:
    """The answers with one more."""
    if step.goal is None:
        return {**own, step.question.value: answer}
    return {**own, Q.TROUBLE.value: {**own.get(Q.TROUBLE, {}), step.goal.value: answer}}


PICTURES: Final[Mapping[Activity, str]] = {
    Activity.WALKING: "footprints",
    Activity.CYCLING: "bike",
    Activity.WATER: "waves",
    Activity.STAIRS: "chart-no-axes-column-increasing",
    Activity.STANDING_UP: "armchair",
    Activity.SOCKS_AND_SHOES: "shirt",
    Activity.BENDING: "arrow-down-to-line",
    Activity.CARRYING: "shopping-bag",
    Activity.HOUSEWORK: "brush-cleaning",
    Activity.GARDENING: "shovel",
    Activity.WORK: "briefcase",
    Activity.HOBBY: "palette",
    Activity.SPORT: "volleyball",
}
"""The icon of each activity."""


@dataclass(frozen=True)
class Pictured:
    """An activity to choose."""

    value: str
    words: str
    icon: str


class OwnForm(forms.Form):
    """One question."""

    answer: forms.Field

    def __init__(self, step: Step, own: Plain, lang: Lang, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step, self.lang = step, lang
        self.fields["answer"] = step.asking.field(lang)
        self.fields["answer"].label = _label(step, lang)
        self.initial["answer"] = _shown(given(step, own)[1])

    def clean_answer(self) -> Any:
        answer = self.cleaned_data["answer"]
        if self.step.question is Q.GOALS and len(answer) > MOST_GOALS:
            raise forms.ValidationError(_("Choose at most three. You can change them later."))
        return answer

    @property
    def kind(self) -> str:
        """How it is drawn: scale, one (each a button that answers at once), or as a field."""
        field = self.fields["answer"]
        if isinstance(field, ScaleField):
            return "scale"
        return "one" if isinstance(field.widget, Rows) else "field"

    @property
    def goals(self) -> list[Pictured]:
        """What can be chosen as a goal, each with a drawing; empty for another question."""
        if self.step.question is not Q.GOALS:
            return []
        return [Pictured(one.value, title(one, self.lang), PICTURES[one]) for one in Activity]

    @property
    def kept(self) -> Any:
        """The answer as it is kept, of a form that is valid."""
        return self.step.asking.kept(self.cleaned_data["answer"])


def _label(step: Step, lang: Lang) -> str:
    words = str(step.asking.words)
    return f"{title(step.goal, lang)}: {words[:1].lower()}{words[1:]}" if step.goal else words


def _shown(answer: Any) -> Any:
    if isinstance(answer, bool):
        return YES if answer else NO
    return [str(one) for one in answer] if isinstance(answer, list) else answer


def answer_words(step: Step, own: Plain, lang: Lang) -> str:
    """What was answered, to be read once more before it is sent."""
    answer = _shown(given(step, own)[1])
    if answer in (None, []):
        return str(step.asking.may_skip) or "–"
    choices = getattr(step.asking.field(lang), "choices", None)
    if choices is None:
        return str(answer)
    words = {str(value): str(name) for value, name in choices}
    chosen = answer if isinstance(answer, list) else [answer]
    return ", ".join(words.get(str(one), str(one)) for one in chosen)
