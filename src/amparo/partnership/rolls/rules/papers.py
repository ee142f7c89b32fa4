"""Whether a file is a picture of a paper roll."""

from __future__ import annotations

from django.utils.translation import gettext as _

from amparo.partnership.rolls.vocabulary import LARGEST_PICTURE

_BEGINS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"%PDF-", "application/pdf"))


def kind_of(body: bytes) -> str:
    """Return what a file is by what it holds; "" when it is neither JPEG, PNG nor PDF."""
    return next((kind for begins, kind in _BEGINS if body.startswith(begins)), "")


def reasons_not_to_attach(body: bytes) -> list[str]:
    """Say why a file cannot be attached as a paper roll."""
    if len(body) > LARGEST_PICTURE:
        return [_("The picture is too large: at most 5 MB.")]
    return [] if kind_of(body) else [_("Attach a photograph (JPEG or PNG) or a PDF of the roll.")]
