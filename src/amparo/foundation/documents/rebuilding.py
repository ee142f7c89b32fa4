"""Pictures and PDF files made anew from what they show, in a process of its own: nothing hidden in them comes along."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from amparo.foundation.documents.reading import NotReadable

MOST_BYTES: Final = 5 * 1024 * 1024
SECONDS: Final = 25
PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
WEBP: Final = "image/webp"
# Media type to ending; what is not here is not taken.
ENDINGS: Final = {PDF: "pdf", JPEG: "jpg", PNG: "png", WEBP: "webp"}
CHILD: Final = "amparo.foundation.documents.rebuilding_child"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A file made anew: its media type, its bytes, and the SHA-256 (hex) of the file that came."""

    media: str
    body: bytes
    came_as: str


def media_of(content: bytes) -> str:
    """Return the media type of a file by how it begins; "" when it is of no kind that is taken."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def why_not(code: str) -> str:
    """Say in words why a file was not taken, and what to do."""
    words = {
        "size": _("The file is larger than 5 MB. Choose a smaller one."),
        "kind": _("Only PDF, JPEG, PNG and WebP files are taken. Save it as one of these."),
        "sealed": _("The file is protected with a password. Save it without one."),
        "limits": _("The file has too many pages, or a picture in it is too large. Divide it or make it smaller."),
    }
    return words.get(code) or _("The file cannot be read. Save it again as PDF, or take the photograph again.")


def rebuilt(content: bytes) -> Rebuilt:
    """Make a picture anew from its pixels, or a PDF from what its pages draw.

    Place, camera, author, earlier versions, attachments, scripts, forms and links do not come along. Raises
    `NotReadable` with a code: size, kind, limits, sealed, broken or slow.
    """
    if len(content) > MOST_BYTES:
        raise NotReadable("size")
    media = media_of(content)
    if not media:
        raise NotReadable("kind")
    command = [sys.executable, "-I", "-m", CHILD, media]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise NotReadable("slow") from None
    told, _line, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not told:
        raise NotReadable("slow" if done.returncode < 0 else "broken")
    code = json.loads(told)["code"]
    if code:
        raise NotReadable(code)
    return Rebuilt(media, body, hashlib.sha256(content).hexdigest())
