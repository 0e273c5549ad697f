"""The two languages, and how numbers, days and amounts are written in them."""

from collections.abc import Sequence
from datetime import date, time
from enum import StrEnum
from typing import Final

from soepel.core.exercises import Amount


class Lang(StrEnum):
    """A language that Soepel speaks."""

    NL = "nl"
    EN = "en"


WEEKDAYS: Final = {
    Lang.NL: ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    Lang.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS: Final = {
    Lang.NL: (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    Lang.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS: Final = {
    Lang.NL: (
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ),
    Lang.EN: (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
}  # fmt: skip
NEAR: Final = {
    Lang.NL: {-1: "gisteren", 0: "vandaag", 1: "morgen"},
    Lang.EN: {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
AGO: Final = {Lang.NL: "{days} dagen geleden", Lang.EN: "{days} days ago"}
AHEAD: Final = {Lang.NL: "over {days} dagen", Lang.EN: "in {days} days"}
YEARS: Final = {Lang.NL: ("jaar", "jaar"), Lang.EN: ("year", "years")}
DECIMAL_MARK: Final = {Lang.NL: ",", Lang.EN: "."}
AND: Final = {Lang.NL: "en", Lang.EN: "and"}
UNITS: Final = {
    (Amount.REPETITIONS, Lang.NL): ("herhaling", "herhalingen"),
    (Amount.REPETITIONS, Lang.EN): ("repetition", "repetitions"),
    (Amount.SECONDS, Lang.NL): ("seconde", "seconden"),
    (Amount.SECONDS, Lang.EN): ("second", "seconds"),
}
TIMES: Final = {Lang.NL: "keer", Lang.EN: "times"}
WITH_KILOS: Final = {Lang.NL: "met {kilos} kilo", Lang.EN: "with {kilos} kg"}


def number(value: float, lang: Lang) -> str:
    """A number with at most two decimals, and none where it is whole: "2,5", "2.5", "10"."""
    rounded = round(float(value), 2)
    text = str(int(rounded)) if rounded == int(rounded) else str(rounded)
    return text.replace(".", DECIMAL_MARK[lang])


def day(value: date, lang: Lang) -> str:
    """A date without its year: "maandag 2 maart", "Monday 2 March"."""
    return f"{WEEKDAYS[lang][value.weekday()]} {value.day} {MONTHS[lang][value.month - 1]}"


def day_with_year(value: date, lang: Lang) -> str:
    """A date with its year: "maandag 2 maart 2026", "Monday 2 March 2026"."""
    return f"{day(value, lang)} {value.year}"


def short_date(value: date, lang: Lang) -> str:
    """A date where there is little room: "25 nov", "25 Nov"."""
    return f"{value.day} {SHORT_MONTHS[lang][value.month - 1]}"


def clock(value: time) -> str:
    """A time of the day as both languages write it: "08:30"."""
    return value.strftime("%H:%M")


def relative_day(value: date, today: date, lang: Lang) -> str:
    """A day as seen from today: "gisteren", "3 dagen geleden", "over 2 dagen"."""
    days = (value - today).days
    if days in NEAR[lang]:
        return NEAR[lang][days]
    return (AHEAD if days > 0 else AGO)[lang].format(days=abs(days))


def age(years: int, lang: Lang) -> str:
    """An age: "72 jaar", "72 years"."""
    return counted(years, *YEARS[lang], lang)


def counted(value: float, one: str, more: str, lang: Lang) -> str:
    """A number with its noun in the right form: "1 dag", "2 dagen"."""
    return f"{number(value, lang)} {one if value == 1 else more}"


def listed(words: Sequence[str], lang: Lang) -> str:
    """Words as a list in a sentence: "a, b en c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {AND[lang]} {words[-1]}"


def amount(value: int, counts: Amount, lang: Lang) -> str:
    """What one set asks: "10 herhalingen", "10 seconds"."""
    return counted(value, *UNITS[counts, lang], lang)


def sets_words(
    sets: int, value: int, counts: Amount, lang: Lang, kilos: float | None = None
) -> str:
    """What an exercise asks: "2 keer 10 herhalingen", "10 seconds", "... met 12,5 kilo"."""
    words = amount(value, counts, lang)
    if sets > 1:
        words = f"{sets} {TIMES[lang]} {words}"
    if kilos is None:
        return words
    return f"{words} {WITH_KILOS[lang].format(kilos=number(kilos, lang))}"
