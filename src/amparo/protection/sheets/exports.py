"""The sheet that a member takes away: one file with questions and a public key, which reaches no network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.foundation import keys
from amparo.foundation.access.permits import Refused
from amparo.foundation.vocabularies.dictionary import Field
from amparo.prevention.community.queries import questions
from amparo.protection.pathways.forms import MANDATES
from amparo.protection.sheets import vocabulary as words

# What the sheet can ask; a field of another type is asked when intake looks at it.
ASKED_TYPES: Final = frozenset(
    {"text", "long_text", "date", "datetime", "number", "choice", "choices", "yes_no", "phone"}
)
PLACE: Final = "%SHEET%"
CLOSED_TYPES: Final = frozenset({"choice", "choices", "yes_no"})
WORDS: Final[Mapping[str, str | Promise]] = {
    "title": _lazy("Write without a network"),
    "lead": _lazy("What you write here is sealed on this device. Only intake of your coalition can open it."),
    "stays_title": _lazy("What stays on this device"),
    "stays_typing": _lazy(
        "While you write, only this open page holds it. If you close the page or the device turns off, it is gone."
    ),
    "stays_sealed": _lazy(
        "Once sealed, the page forgets it. The sealed file shows for which coalition and on which day, never what."
    ),
    "stays_device": _lazy(
        "A device that somebody else controls can watch while you type: its keyboard may learn words and somebody may"
        " see the screen. Then do not write here."
    ),
    "stays_sheet": _lazy("This sheet itself can be read by whoever finds it: it shows the questions, never an answer."),
    "language": _lazy("Language"),
    "kind": _lazy("What do you want to write?"),
    "seal": _lazy("Seal it"),
    "erase": _lazy("Erase what I wrote"),
    "eraseAsk": _lazy("Erase everything that you wrote on this page?"),
    "optional": _lazy("(optional)"),
    "notAsked": _lazy("Not asked"),
    "required": _lazy("Write or choose an answer here."),
    "trouble": _lazy("It could not be sealed on this device. What you wrote is still here; try another browser."),
    "done": _lazy("It is sealed, and this page has forgotten it"),
    "next": _lazy(
        "Keep the file, or copy the text. When you have a network, sign in and bring it under “Sealed sheets”; a"
        " colleague can bring it for you. Then delete the file."
    ),
    "take": _lazy("Keep the sealed file"),
    "copy": _lazy("Copy the sealed text"),
    "copied": _lazy("Copied."),
    "selected": _lazy("The text is selected: copy it with your device."),
    "sealed_text": _lazy("The sealed text"),
    "again": _lazy("Write another"),
    "notTaken": _lazy("You have not kept the sealed file. Without it, what you wrote is lost. Go on?"),
    "print_label": _lazy("Fingerprint of the key"),
    "print_help": _lazy("It is the same as on the page “Sealed sheets” when you are signed in. If not, do not write."),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """For whom a sheet is made, to which key, and what an alert asks there."""

    country: str
    key: keys.IntakeKey
    fields: Sequence[tuple[Field, bool]]
    language: str


def sheet_file(asking: Asking) -> bytes:
    """Return the sheet as one file that runs only what it carries."""
    found = finders.find("sheet.html")
    if not isinstance(found, str):
        raise Refused([_("The sheet was not built on this server. Tell the technical administrator.")])
    return Path(found).read_text(encoding="utf-8").replace(PLACE, _for_a_script(_told(asking)), 1).encode()


def _for_a_script(said: Any) -> str:
    """Return JSON in which nothing can be taken for a mark of HTML."""
    text = json.dumps(said, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _told(asking: Asking) -> dict[str, Any]:
    key = asking.key
    kinds = ((words.ALERT, _alert(asking)), (words.REPORT, _report()))
    return {
        "to": asking.country.lower(), "key": key.public, "fingerprint": key.fingerprint,
        "until": _spoken(lambda: until_words(key)), "language": asking.language, "languages": dict(settings.LANGUAGES),
        "words": {code: _said(code) for code, _name in settings.LANGUAGES},
        "kinds": [{"code": code, "label": _labels(words.KINDS[code]), "questions": asked} for code, asked in kinds],
    }  # fmt: skip


def until_words(key: keys.IntakeKey) -> str:
    """Say until when a sheet is written in, and until when what was sealed is brought."""
    said = {"until": date_format(key.until, "DATE_FORMAT"), "late": date_format(key.opens_until, "DATE_FORMAT")}
    return _("Write in this sheet until %(until)s, and bring what you sealed by %(late)s.") % said


def _spoken(say: Callable[[], object]) -> dict[str, str]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = str(say())
    return found


def _said(code: str) -> dict[str, str]:
    with translation.override(code):
        return {name: str(text) for name, text in WORDS.items()}


def _labels(text: str | Promise) -> dict[str, str]:
    return _spoken(lambda: text)


def _question(name: str, kind: str, label: dict[str, str], **more: Any) -> dict[str, Any]:
    usual = {"help": {}, "required": False, "max": 0, "options": [], "notAsked": False}
    return {"name": name, "type": kind, "label": label, **usual, **more}


def _alert(asking: Asking) -> list[dict[str, Any]]:
    mandates = [{"code": code, "label": _labels(label)} for code, label in MANDATES.items()]
    first = _question("mandate", "choice", _labels(_lazy("What is the alert about?")), options=mandates, required=True)
    return [first, *(_of_field(field, must) for field, must in asking.fields if field.type in ASKED_TYPES)]


def _of_field(field: Field, required: bool) -> dict[str, Any]:
    options = [{"code": each.code, "label": dict(each.labels)} for each in field.options]
    if field.type == "yes_no":
        options = [{"code": "yes", "label": _labels(_lazy("Yes"))}, {"code": "no", "label": _labels(_lazy("No"))}]
    return _question(
        field.name, field.type, dict(field.labels), help=dict(field.helps), required=required, options=options,
        max=field.max_length if field.type in {"text", "long_text"} else 0, notAsked=field.type in CLOSED_TYPES,
    )  # fmt: skip


def _report() -> list[dict[str, Any]]:
    spoken = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            spoken[code] = questions.questions()
    asked = []
    for place, each in enumerate(next(iter(spoken.values()))):
        said = {code: found[place] for code, found in spoken.items()}
        options = [
            {"code": code, "label": {spoke: own.options[at][1] for spoke, own in said.items()}}
            for at, (code, _label) in enumerate(each.options)
        ]
        label = {code: own.label for code, own in said.items()}
        helps = {code: own.help for code, own in said.items()}
        kind = "choice" if options else "long_text"
        long = 0 if options else each.max_length
        asked.append(_question(each.code, kind, label, help=helps, required=each.required, options=options, max=long))
    return asked
