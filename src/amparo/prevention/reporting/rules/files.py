"""Files that come with a report: made anew from what they show, so that nothing hidden in them comes along."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.rebuilding import ENDINGS, MOST_BYTES
from amparo.foundation.documents.rebuilding import rebuilt as made_anew

LARGEST_BYTES: Final = MOST_BYTES
ACCEPT: Final = ",".join(ENDINGS)


class Unfit(Exception):
    """The file cannot be taken; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is kept: a name that tells nothing, its type and its content."""

    name: str
    kind: str
    content: bytes


def kept_from(content: bytes) -> Kept:
    """Return a picture or PDF made anew, in a process of its own. Raises `Unfit`."""
    try:
        made = made_anew(content)
    except NotReadable as trouble:
        raise Unfit(_why(str(trouble))) from trouble
    if len(made.body) > LARGEST_BYTES:
        raise Unfit(_why("size"))
    return Kept(f"1.{ENDINGS[made.media]}", made.media, made.body)


def _why(code: str) -> str:
    told = {
        "size": _("The file is larger than 5 MB. Choose a smaller one."),
        "kind": _("Only pictures (JPEG, PNG, WebP) and PDF files are taken."),
        "sealed": _("The file is protected with a password. Send one without."),
        "limits": _("The file has too many pages, or a picture in it is too large."),
    }
    return told.get(code) or _("The file cannot be read. Take the picture again, or send it without.")


def as_text(file: Kept) -> str:
    """Return a file as the text that is sealed."""
    content = base64.b64encode(file.content).decode()
    return json.dumps({"name": file.name, "kind": file.kind, "content": content})


def from_text(text: str) -> Kept:
    """Return a file from the text that was sealed."""
    said = json.loads(text)
    return Kept(said["name"], said["kind"], base64.b64decode(said["content"]))
