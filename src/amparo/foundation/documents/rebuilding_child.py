"""Makes one picture or PDF anew; run by `rebuilding`, never in the server.

The process may use little time and memory and writes no file; what asks for more ends it and nothing else. It prints a
line of JSON and then the bytes of the new file.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
from typing import Any, Final

CPU_SECONDS: Final = 20
MEMORY: Final = 1_500_000_000
MOST_PIXELS: Final = 40_000_000
MOST_PAGES: Final = 300
MOST_MADE: Final = 12 * 1024 * 1024
QUALITY: Final = 90
# Markers of a JPEG that carry words, places or thumbnails; APP0 and APP14 say how its colours are meant.
_TELLING: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
# What of a page is drawn; all else of it (actions, thumbnails, what an editor left) does not come along.
_OF_A_PAGE: Final = frozenset(
    {"/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/Group", "/UserUnit"}
)
_OF_AN_EDITOR: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/AF", "/Measure", "/PtData")


class _Refused(Exception):
    """The file is over a limit or sealed; the argument is the code."""


def picture(content: bytes, kind: str) -> bytes:
    """Return a picture made of the pixels of another, upright, with nothing beside them."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - this process reads either a picture or a PDF

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(content), formats=(kind,)) as came:
        if came.width * came.height > MOST_PIXELS or getattr(came, "n_frames", 1) > 1:
            raise _Refused("limits")
        upright = ImageOps.exif_transpose(came)
        has_alpha = kind != "JPEG" and (upright.has_transparency_data or "A" in upright.getbands())
        flat = upright.convert("RGBA" if has_alpha else "L" if upright.mode in {"1", "L"} else "RGB")
    made = Image.frombytes(flat.mode, flat.size, flat.tobytes())
    out = io.BytesIO()
    made.save(out, kind, **({} if kind == "PNG" else {"quality": QUALITY}))
    return out.getvalue()


def pdf(content: bytes) -> bytes:
    """Return a PDF with the pages of another as they look: forms filled in are drawn, nothing else comes along."""
    import pikepdf  # noqa: PLC0415 - as above

    try:
        came = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise _Refused("sealed") from None
    if came.is_encrypted:
        raise _Refused("sealed")
    if len(came.pages) > MOST_PAGES:
        raise _Refused("limits")
    came.generate_appearance_streams()
    came.flatten_annotations("screen")
    made = pikepdf.new()
    made.pages.extend(came.pages)
    for page in made.pages:
        for name in set(page.obj.keys()) - _OF_A_PAGE:
            del page.obj[name]
    for each in made.objects:
        _quieten(each, pikepdf)
    made.remove_unreferenced_resources()
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def _quieten(each: Any, pikepdf: Any) -> None:
    """Take from an object of a PDF what an editor or a camera left in it."""
    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return
    for name in _OF_AN_EDITOR:
        if name in each:
            del each[name]
    if isinstance(each, pikepdf.Stream) and each.get("/Filter") == pikepdf.Name.DCTDecode:
        each.write(without_words(each.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def without_words(jpeg: bytes) -> bytes:
    """Return a JPEG without the segments that carry words, places or thumbnails, and without what hangs on its end.

    Its pixels stay as they are. Raises `_Refused` when its segments do not lie as they should.
    """
    kept, at = [jpeg[:2]], 2
    while (marker := jpeg[at + 1 : at + 2]) and jpeg[at] == 0xFF and marker[0] != 0xD9:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker[0] == 0xDA:  # the picture itself goes on to the next marker that is none of its own
            following = _NEXT_MARKER.search(jpeg, end)
            end = following.start() if following else len(jpeg)
        if marker[0] not in _TELLING:
            kept.append(jpeg[at:end])
        at = end
    if jpeg[at : at + 2] != b"\xff\xd9":
        raise _Refused("broken")
    return b"".join([*kept, b"\xff\xd9"])


def main() -> None:
    """Read the standard input and print the file made anew, or why none was."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content, media, body, code = sys.stdin.buffer.read(), sys.argv[1], b"", ""
    try:
        body = pdf(content) if media == "application/pdf" else picture(content, media.partition("/")[2].upper())
        code = "limits" if len(body) > MOST_MADE else ""
    except _Refused as refused:
        code = str(refused)
    except MemoryError:
        code = "limits"
    except Exception as broken:
        code = "limits" if type(broken).__name__ == "DecompressionBombError" else "broken"
    sys.stdout.buffer.write(json.dumps({"code": code}).encode() + b"\n" + (b"" if code else body))


if __name__ == "__main__":
    main()
