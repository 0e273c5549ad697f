"""Keeps the Dutch of the web pages: `python -m tools.messages`.

Finds every text to translate in templates and Python and brings the file of messages in step;
translations stay, also of texts that nobody uses now. `--tidy` drops those, `--check` tells what is
missing or wrong and writes nothing, `--compile` writes the file that Django reads. Safe to run at
any time: no line numbers and no dates, so the file changes only where a text does.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT: Final = Path(__file__).parents[1]
SPOKEN: Final = tuple(
    ROOT / "src/soepel" / name for name in ("actions", "outgoing", "server", "web")
)
"""The packages that speak with translated messages."""
DUTCH: Final = ROOT / "src/soepel/web/locale/nl/LC_MESSAGES/django.po"
HEADER: Final = """\
msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
KEYWORDS: Final = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
FOR_TRANSLATORS: Final = ("Translators:",)
PLACEHOLDER: Final = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")


# -- finding ----------------------------------------------------------------------------------


def found_in(packages: Iterable[Path]) -> Catalog:
    """Every text to translate, with the files it stands in. Raises SyntaxError for a template."""
    catalog = Catalog(locale="nl", fuzzy=False)
    for package in packages:
        for path in sorted(package.rglob("*")):
            for text, comments, context in texts_of(path):
                place = (str(path.relative_to(package.parent)), 0)
                catalog.add(text, locations=[place], auto_comments=comments, context=context)
    return catalog


Found = tuple[str | tuple[str, ...], list[str], str | None]
"""A text, or its singular and plural; what is said to translators; and its context."""


def texts_of(path: Path) -> Iterator[Found]:
    """The texts of a template or a module; nothing for another file."""
    if path.suffix == ".py":
        source = path.read_text(encoding="utf-8")
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        source = as_python(path.read_text(encoding="utf-8"), str(path))
    else:
        return
    lines = BytesIO(source.encode())
    for _, text, comments, context in extract(
        "python", lines, KEYWORDS, FOR_TRANSLATORS, strip_comment_tags=True
    ):
        yield text, comments, context


def as_python(template: str, name: str) -> str:
    """The texts of a template as calls in Python; all that is no text is blanked out."""
    blanked = templatize(template, origin=name)
    return "\n".join(line.lstrip() for line in blanked.splitlines())


# -- keeping ----------------------------------------------------------------------------------

Key = str | tuple[str, str]
"""What a message is known by: its text (of a plural the singular), with its context if any."""
Kept = Mapping[Key, Message]


def kept(path: Path) -> Kept:
    """The messages of a file by key, also the obsolete; none for a file that is not there."""
    catalog = read(path)
    return {key_of(one): one for one in (*catalog.obsolete.values(), *texts(catalog))}


def read(path: Path) -> Catalog:
    """A file of messages. Raises PoFileError."""
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def in_step(found: Catalog, before: Kept, tidy: bool) -> Catalog:
    """The found texts with the Dutch of before; untidied also the Dutch that nobody uses now."""
    catalog = Catalog(locale="nl", fuzzy=False)
    for message in texts(found):
        earlier = earlier_of(message, before)
        catalog.add(
            message.id,
            earlier.string if earlier else None,
            flags=earlier.flags & {"fuzzy"} if earlier else (),
            auto_comments=message.auto_comments,
            user_comments=earlier.user_comments if earlier else (),
            context=message.context,
        )
    if not tidy:
        kept_for_later = (one for one in unused(found, before) if all(forms(one.string)))
        catalog.obsolete.update((key_of(one), one) for one in kept_for_later)
    return catalog


def texts(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue, without its header."""
    return (message for message in catalog if message.id)


def key_of(message: Message) -> Key:
    text = forms(message.id)[0]
    return text if message.context is None else (text, message.context)


def earlier_of(message: Message, before: Kept) -> Message | None:
    """The same message as it was; None for one that is new or has a plural now and had none."""
    earlier = before.get(key_of(message))
    return earlier if earlier and earlier.pluralizable == message.pluralizable else None


def unused(found: Catalog, before: Kept) -> list[Message]:
    """The messages of before that no file has any more."""
    now = {key_of(message) for message in texts(found)}
    return [message for key, message in before.items() if key not in now]


def written(catalog: Catalog) -> str:
    """A catalogue as the text of its file."""
    body = BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    return f"{HEADER}{body.getvalue().decode().strip()}\n"


# -- checking ---------------------------------------------------------------------------------


def complaints(found: Catalog, path: Path) -> Iterator[str]:
    """What is missing or wrong in a file of messages, each with its text and what to do."""
    before = kept(path)
    for message in texts(found):
        yield from wrong_with(message, earlier_of(message, before))
    for message in unused(found, before):
        yield f"nobody uses {forms(message.id)[0]!r}: run `python -m tools.messages --tidy`"
    tidied = written(in_step(found, before, tidy=True))
    if not path.exists() or path.read_text(encoding="utf-8") != tidied:
        yield f"{path.name} is out of step: run `python -m tools.messages --tidy`"


def wrong_with(message: Message, translated: Message | None) -> Iterator[str]:
    """What is wrong with the translation of one message."""
    places = sorted({place for place, _ in message.locations})
    named = f"{forms(message.id)[0]!r} ({', '.join(places)})"
    target = forms(translated.string) if translated else ()
    if translated is None or not target or not all(target):
        yield f"no Dutch for {named}"
        return
    if translated.fuzzy:
        yield f"the Dutch of {named} is marked fuzzy: read it, and take the mark away"
    for english, dutch in zip(forms(message.id), target, strict=True):
        if placeholders(english) != placeholders(dutch):
            yield f"other placeholders in the Dutch of {named}: {dutch!r}"
        if margins(english) != margins(dutch):
            yield f"other space around the Dutch of {named}: {dutch!r}"


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The one form of a text, or its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def placeholders(text: str) -> list[str]:
    """What is filled in, such as `%(name)s` and `{name}`."""
    return sorted(PLACEHOLDER.findall(text))


def margins(text: str) -> tuple[str, str]:
    """The white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


# -- doing ------------------------------------------------------------------------------------


def main(arguments: Sequence[str], packages: Iterable[Path] = SPOKEN, path: Path = DUTCH) -> int:
    """Does what is asked; 1 when --check finds something."""
    options = asked(arguments)
    if options.compile:
        compile_messages(path)
        return 0
    found = found_in(packages)
    if options.check:
        wrong = list(complaints(found, path))
        print("\n".join(wrong) or "the Dutch messages are complete")
        return 1 if wrong else 0
    put(path, written(in_step(found, kept(path), options.tidy)).encode())
    lacking = sum(1 for message in texts(read(path)) if not all(forms(message.string)))
    print(f"{path.name}: {len(found)} texts, {lacking} without Dutch")
    return 0


def asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=__doc__)
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--check", action="store_true", help="tell what is missing or wrong")
    one.add_argument("--compile", action="store_true", help="write the file that Django reads")
    one.add_argument("--tidy", action="store_true", help="drop what nobody uses now")
    return parser.parse_args(arguments)


def compile_messages(path: Path) -> None:
    """Writes what Django reads beside a file of messages; what has no Dutch stays English."""
    compiled = BytesIO()
    write_mo(compiled, read(path))
    put(path.with_suffix(".mo"), compiled.getvalue())


def put(path: Path, content: bytes) -> None:
    """Writes a file at once, so that nobody reads half of it; leaves an equal one alone."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.new")
    half.write_bytes(content)
    half.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
