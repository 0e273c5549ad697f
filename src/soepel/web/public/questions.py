"""The five questions that people ask, each answered with its sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.core.evidence import Source
from soepel.core.evidence.guidelines import KNGF, NICE, NOV
from soepel.core.evidence.programmes import COCHRANE_2014
from soepel.library.education_sources import (
    CLAUSEN_2021,
    FARMACOTHERAPEUTISCH_KOMPAS,
    HARMS_2021,
    STEPPED_CARE,
    SVEGE_2015,
    THUISARTS,
)

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the answer in one line, the rest of it, and what it rests on."""

    id: str
    asked: Text
    short: Text
    answer: Sequence[Text]
    sources: Sequence[Source]


QUESTIONS: Final = (
    Question(
        id="x-ray",
        asked=_("Do I need an X-ray first?"),
        short=_("Usually not."),
        answer=(
            _(
                "A GP or physiotherapist can often tell enough from your story and by examining "
                "you. An X-ray says little about how much pain you have: some people see much on "
                "the picture and feel little, and the other way round."
            ),
            _("An X-ray can be useful when your complaints do not fit well with osteoarthritis."),
        ),
        sources=(NICE, NOV, THUISARTS),
    ),
    Question(
        id="safe",
        asked=_("Is moving safe for my hip?"),
        short=_("Yes. Moving is good for your hip, also when it hurts a little."),
        answer=(
            _(
                "Moving is good for the cartilage and the muscles around your hip. Pain at the "
                "start often eases after ten to thirty minutes."
            ),
            _(
                "People who train have on average somewhat less pain and less trouble in daily "
                "life. In one overview about 6 in 100 people had a complaint from training; none "
                "was serious."
            ),
            _(
                "Do you have more pain after training, and does it last longer than two hours? "
                "Then do less next time."
            ),
        ),
        sources=(THUISARTS, COCHRANE_2014, HARMS_2021, KNGF),
    ),
    Question(
        id="sport",
        asked=_("Which sport suits me?"),
        short=_("A sport that you like and that does not jolt your hip."),
        answer=(
            _(
                "Walking, cycling, swimming, rowing and the cross-trainer load your joints little. "
                "Not used to sport? Ten minutes is a good start."
            ),
            _(
                "Would you rather do another sport? Talk it over with your physiotherapist. Often "
                "more is possible than you think."
            ),
        ),
        sources=(KNGF,),
    ),
    Question(
        id="medication",
        asked=_("When do painkillers or an injection help?"),
        short=_("Sometimes, for a while, next to moving. Ask your GP or pharmacist first."),
        answer=(
            _(
                "The Dutch guide for doctors begins with paracetamol now and then, or a gel with a "
                "painkiller that you rub on. The British guideline does not advise paracetamol as "
                "a routine. So it depends on you."
            ),
            _(
                "Tablets such as ibuprofen or naproxen do not suit everybody. Ask first whether "
                "they are safe for you, and whether your stomach needs protection."
            ),
            _(
                "An injection in the hip is something for now and then, when other things do not "
                "help enough. A doctor does it while looking at the hip with a scan."
            ),
        ),
        sources=(FARMACOTHERAPEUTISCH_KOMPAS, NICE),
    ),
    Question(
        id="new-hip",
        asked=_("Do I need a new hip?"),
        short=_("Not as the first step. First comes a full treatment without operation."),
        answer=(
            _(
                "A new hip comes into view when explanation, training and pain relief have not "
                "helped enough. Your age or your weight alone is no reason to refuse you."
            ),
            _(
                "In Denmark 30 of 100 people who followed a training programme had a new hip "
                "within two years; 70 did not. In a small study people who trained needed "
                "a new hip later than people who did not."
            ),
        ),
        sources=(NICE, STEPPED_CARE, CLAUSEN_2021, SVEGE_2015),
    ),
)
