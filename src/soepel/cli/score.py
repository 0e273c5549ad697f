"""`soepel score`: what an instrument makes of a file of answers."""

from argparse import Namespace
from collections.abc import Iterator

from rich.console import RenderableType

from soepel.cli.arguments import language
from soepel.cli.phrases import Phrase
from soepel.cli.reading import read_answer_file
from soepel.cli.refused import Refused
from soepel.cli.terminal import bullets, print_json, section, show, table, title
from soepel.core.instruments import INSTRUMENTS
from soepel.core.instruments.instrument import (
    Direction,
    Instrument,
    NoNorm,
    Norm,
    Note,
    Scale,
    Score,
    ScoringError,
)
from soepel.exchange.refusal import one_of
from soepel.words import Lang, instrument_name, label, number, scale_name, unit_name
from soepel.words import title as titled
from soepel.words.labels import capital


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    instrument = _instrument(options.instrument)
    if options.answers is None:
        _list_fields(instrument, options.json, lang)
        return 0
    answers = read_answer_file(options.answers)
    try:
        score = instrument.score(answers)
    except ScoringError as refused:
        raise Refused(f"{options.answers}: {refused}") from None
    if options.json:
        print_json(_plain(score))
    else:
        show(_told(instrument, score, lang))
    return 0


def _instrument(asked: str) -> Instrument:
    found = INSTRUMENTS.get(asked.strip().lower())
    if found is None:
        instead = one_of(INSTRUMENTS, asked.strip().lower())
        raise Refused(f"there is no instrument {asked!r}: {instead}")
    return found


def _list_fields(instrument: Instrument, as_json: bool, lang: Lang) -> None:
    if as_json:
        print_json({"instrument": instrument.id, "fields": list(instrument.fields)})
        return
    fields = section(Phrase.FIELDS.said(lang), bullets(instrument.fields))
    show([title(capital(instrument_name(instrument.id, lang))), fields])


def _told(instrument: Instrument, score: Score, lang: Lang) -> Iterator[RenderableType]:
    yield title(capital(instrument_name(instrument.id, lang)))
    heads = (Phrase.SCALE, Phrase.SCORE, Phrase.BETTER, Phrase.NORM)
    rows = table(*(head.said(lang) for head in heads))
    for scale in score.scales:
        value = score.values.get(scale.id)
        made = _value(value, scale, lang)
        up = scale.direction is Direction.HIGHER_IS_BETTER
        better = (Phrase.HIGHER if up else Phrase.LOWER).said(lang)
        norm = "\n".join(_norm(score.norms.get(scale.id), lang))
        rows.add_row(capital(scale_name(scale.id, lang)), made, better, norm)
    yield section(Phrase.SCORE.said(lang), rows)
    if score.notes:
        notes = [_note(note, about, score, lang) for note, about in score.notes]
        yield section(Phrase.NOTES.said(lang), bullets(notes))
    if instrument.protocol:
        protocol = [titled(step, lang) for step in instrument.protocol]
        yield section(Phrase.CONDITIONS.said(lang), bullets(protocol))


def _value(value: float | None, scale: Scale, lang: Lang) -> str:
    if value is None:
        return Phrase.NOT_SCORED.said(lang)
    return f"{number(value, lang)} {unit_name(scale.unit, lang)}"


def _note(note: Note, about: str, score: Score, lang: Lang) -> str:
    """A note with the scale or the item that it is about."""
    if not about:
        return label(note, lang)
    scales = {scale.id for scale in score.scales}
    return f"{label(note, lang)} ({scale_name(about, lang) if about in scales else about})"


def _norm(norm: Norm | NoNorm | None, lang: Lang) -> Iterator[str]:
    """Where a score stands, and what that rests on."""
    if isinstance(norm, NoNorm):
        yield label(norm.why, lang)
        if norm.ages:
            youngest, oldest = norm.ages
            yield Phrase.AGES.said(lang, youngest=youngest, oldest=oldest)
    if not isinstance(norm, Norm):
        return
    if norm.standing:
        yield label(norm.standing, lang)
    if norm.low is not None and norm.high is not None:
        low, high = number(norm.low, lang), number(norm.high, lang)
        yield Phrase.RANGE.said(lang, low=low, high=high)
    if norm.expected is not None:
        yield Phrase.EXPECTED.said(lang, expected=number(norm.expected, lang))
    if norm.place is not None:
        percentile = number(round(norm.place.percentile), lang)
        yield f"{Phrase.PERCENTILE.said(lang, percentile=percentile)} ({norm.place.mark})"
    yield f"{norm.source.key} ({norm.mark})"


# -- as JSON ----------------------------------------------------------------------------------


def _plain(score: Score) -> dict[str, object]:
    return {
        "instrument": score.instrument,
        "scales": [
            {
                "id": scale.id,
                "value": score.values.get(scale.id),
                "unit": scale.unit,
                "direction": scale.direction.value,
                "norm": _plain_norm(score.norms.get(scale.id)),
            }
            for scale in score.scales
        ],
        "notes": [{"note": note.value, "about": about} for note, about in score.notes],
        "conditions": dict(score.conditions),
    }


def _plain_norm(norm: Norm | NoNorm | None) -> dict[str, object] | None:
    match norm:
        case None:
            return None
        case NoNorm(why=why, ages=ages):
            return {"why_none": why.value, "ages": list(ages) if ages else None}
        case Norm():
            place = norm.place
            return {
                "source": norm.source.key,
                "mark": norm.mark.value,
                "expected": norm.expected,
                "low": norm.low,
                "high": norm.high,
                "standing": norm.standing.value if norm.standing else None,
                "z": place.z if place else None,
                "percentile": place.percentile if place else None,
                "place_mark": place.mark.value if place else None,
            }
