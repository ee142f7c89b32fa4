"""Files that come with a report: made anew, or refused in words."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from amparo.prevention.reporting.rules import files


def picture(**more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG", **more)
    return made.getvalue()


def test_a_picture_keeps_what_is_seen_and_nothing_beside() -> None:
    exif = Image.Exif()
    exif[0x010E] = "canary place"

    kept = files.kept_from(picture(exif=exif) + b"canary tail")

    assert b"canary" in picture(exif=exif)
    assert b"canary" not in kept.content
    assert (kept.name, kept.kind) == ("1.jpg", "image/jpeg")
    assert files.from_text(files.as_text(kept)) == kept


@pytest.mark.parametrize("content", [b"<svg/>", b"GIF89a", b"\xff\xd8\xff broken", b"x" * (files.LARGEST_BYTES + 1)])
def test_what_cannot_be_made_anew_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(files.Unfit, match=r"\w{4}"):
        files.kept_from(content)
