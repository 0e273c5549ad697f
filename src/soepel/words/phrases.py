"""Short words that a day in words needs besides its sentences, in Dutch and English.

Headings are of whoever shows a day: the command line and the pages have their own.
"""

from enum import Enum

from soepel.words.language import Lang


class Bilingual(Enum):
    """Short words as (Dutch, English)."""

    def said(self, lang: Lang, **values: object) -> str:
        """The words in a language, with the values filled in."""
        dutch, english = self.value
        return str(dutch if lang is Lang.NL else english).format(**values)


class LegPhrase(Bilingual):
    """The legs of a one-sided exercise; "the working leg" where left and right are told alike."""

    LEFT = ("linkerbeen", "left leg")
    RIGHT = ("rechterbeen", "right leg")
    WORKING = ("oefenbeen", "working leg")
    OTHER = ("andere been", "other leg")


class DayPhrase(Bilingual):
    """What is said of a day and is no reason."""

    PHASE = ("Fase {number}: {name}", "Phase {number}: {name}")
    AFTER_PHASES = ("Daarna: {name}", "After that: {name}")
    DAY_OF_YOUR_PROGRAMME = ("dag {number} van je programma", "day {number} of your programme")
    PROVISIONAL = (
        "Dit plan is voorlopig. Vul je dag in, dan wordt het nog één keer aangepast.",
        "This plan is provisional. Fill in your day, and it is renewed once.",
    )
    PAUSED = (
        "Je programma staat stil: vandaag zijn er geen oefeningen.",
        "Your programme is paused: there are no exercises today.",
    )
    NO_SESSION = ("Vandaag geen training.", "No session today.")
    NOTHING_CHANGES = ("Je oefeningen blijven gelijk.", "Your exercises stay the same.")
    AS_YESTERDAY = (
        "Net als gisteren doe je het door de opvlamming rustiger aan.",
        "As yesterday, you take it easier because of the flare-up.",
    )
    BACK_AS_YESTERDAY = (
        "Net als gisteren bouw je rustig op na de opvlamming.",
        "As yesterday, you build up gently after the flare-up.",
    )
    FROM_TO = ("van {before} naar {after}", "from {before} to {after}")
    OTHER_FORM = ("{amount}, andere vorm", "{amount}, another form")
    LATER = ("als je weer gewoon traint: {change}", "once you train as usual: {change}")
    PUT_OFF = ("even niet", "not for now")
    LEFT_PLAN = ("uit het plan", "out of the plan")
    MOMENTS = (
        "Kom {number} keer even in beweging, verspreid over de dag.",
        "Get moving for a moment {number} times, spread over the day.",
    )
    QUOTA = ("{activity}: {minutes} minuten", "{activity}: {minutes} minutes")
    QUOTA_MOVED = (
        "{activity}: van {before} naar {after} minuten",
        "{activity}: from {before} to {after} minutes",
    )
    QUOTA_MEASURED = (
        "{activity}: doe wat je gewend bent, en schrijf de minuten op.",
        "{activity}: do what you are used to, and note the minutes.",
    )
    BOTH_SIDES = ("links en rechts", "left and right")
    SECONDS = ("s", "s")


class LimitPhrase(Bilingual):
    """What is said of where a limit comes from."""

    DECISION = ("besluit {decision}", "decision {decision}")
    UNSIGNED = ("wacht op akkoord", "awaits sign-off")
