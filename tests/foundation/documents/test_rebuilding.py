"""Files that come in are made anew: what they show stays, what was hidden in them does not come along."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from amparo.foundation.documents.reading import NotReadable
from amparo.foundation.documents.rebuilding import JPEG, MOST_BYTES, PDF, PNG, WEBP, media_of, rebuilt, why_not
from amparo.foundation.documents.rebuilding_child import without_words
from tests.foundation.documents.files import pdf

SECRET = "CANARIO-4711"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()


def drawn() -> Image.Image:
    image = Image.new("RGB", (60, 40), "white")
    image.paste((200, 30, 30), (0, 0, 30, 40))
    return image


def exif(turned: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x010E], made[0x0112] = SECRET, turned
    made.get_ifd(0x8825)[1] = "N"
    made.get_ifd(0x8825)[29] = SECRET
    return made


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def told_jpeg(turned: int = 1) -> bytes:
    return saved(drawn(), "JPEG", exif=exif(turned), comment=SECRET.encode(), xmp=XMP) + b"PK\x03\x04" + SECRET.encode()


def told_png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(drawn(), "PNG", pnginfo=words, exif=exif()) + SECRET.encode()


def told_webp() -> bytes:
    return saved(drawn(), "WEBP", exif=exif(), xmp=XMP)


def told_pdf() -> bytes:
    """A PDF that tells of its author, runs something, carries a file, links away and holds a photograph."""
    made = pikepdf.open(io.BytesIO(pdf("Se informa a la persona.")))
    with made.open_metadata() as words:
        words["dc:creator"] = [SECRET]
    made.docinfo["/Author"] = SECRET
    made.attachments["nota.txt"] = SECRET.encode()
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=SECRET)
    page = made.pages[0]
    page.obj.PieceInfo = pikepdf.Dictionary(Private=SECRET)
    goes = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"https://example.org/{SECRET}")
    box = pikepdf.Array([0, 0, 9, 9])
    page.obj.Annots = pikepdf.Array(
        [made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=box, A=goes))]
    )
    photograph = pikepdf.Stream(made, told_jpeg())
    photograph.Type, photograph.Subtype, photograph.Filter = (
        pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode,
    )  # fmt: skip
    photograph.Width, photograph.Height, photograph.BitsPerComponent = 60, 40, 8
    photograph.ColorSpace = pikepdf.Name.DeviceRGB
    page.obj.Resources["/XObject"] = pikepdf.Dictionary(Photo=made.make_indirect(photograph))
    page.contents_add(b"q 60 0 0 40 0 0 cm /Photo Do Q")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def unpacked(content: bytes) -> bytes:
    """Return a PDF with every stream unpacked, so that nothing in it hides from a search."""
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(content)).save(
        out,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return out.getvalue()


def holds(content: bytes) -> bool:
    """Say whether the secret is anywhere, in the encodings that files of these kinds use."""
    ways = (SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"), SECRET.encode().hex().encode())
    return any(way.lower() in content.lower() for way in ways)


def refused(content: bytes) -> str:
    with pytest.raises(NotReadable) as found:
        rebuilt(content)
    return found.value.code


@pytest.mark.parametrize(("made", "media"), [(told_jpeg, JPEG), (told_png, PNG), (told_webp, WEBP)])
def test_a_picture_keeps_its_pixels_and_loses_place_author_and_what_was_hung_on(made, media: str) -> None:
    came = made()
    assert holds(came)

    found = rebuilt(came)

    assert found.media == media == media_of(found.body)
    assert not holds(found.body)
    with Image.open(io.BytesIO(found.body)) as image:
        assert image.size == (60, 40)
        assert not image.getexif()
        left, right = (image.convert("RGB").crop((at, 10, at + 4, 30)).tobytes()[:3] for at in (10, 46))
    assert max(abs(a - b) for a, b in zip(left + right, (200, 30, 30, 255, 255, 255), strict=True)) < 12


def test_a_photograph_that_was_turned_by_its_camera_stands_upright() -> None:
    with Image.open(io.BytesIO(rebuilt(told_jpeg(turned=6)).body)) as image:
        assert image.size == (40, 60)


def test_a_picture_with_a_see_through_ground_keeps_it() -> None:
    with Image.open(io.BytesIO(rebuilt(saved(Image.new("RGBA", (4, 4), (9, 9, 9, 0)), "PNG")).body)) as image:
        assert image.mode == "RGBA"
        assert image.getchannel("A").getextrema() == (0, 0)


def test_a_pdf_keeps_its_pages_and_loses_author_script_attachment_link_and_the_place_of_a_photograph() -> None:
    came = told_pdf()
    assert holds(unpacked(came))

    found = rebuilt(came)

    assert found.media == PDF
    assert not holds(unpacked(found.body))
    made = pikepdf.open(io.BytesIO(found.body))
    assert set(made.Root.keys()) == {"/Type", "/Pages"}
    assert "/Annots" not in made.pages[0].obj
    photograph = made.pages[0].obj.Resources.XObject.Photo
    with Image.open(io.BytesIO(photograph.read_raw_bytes())) as image:
        assert image.size == (60, 40)


def test_what_was_filled_into_a_form_is_drawn_and_the_form_is_gone() -> None:
    made = pikepdf.open(io.BytesIO(pdf("Solicitud")))
    field = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="nombre", V="Respuesta",
            Rect=pikepdf.Array([50, 50, 250, 80]), DA="/Helv 12 Tf 0 g", F=4,
        )
    )  # fmt: skip
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    made.pages[0].obj.Annots = pikepdf.Array([field])
    made.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([field]),
        DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=made.make_indirect(font))),
        NeedAppearances=True,
    )
    out = io.BytesIO()
    made.save(out)

    found = rebuilt(out.getvalue()).body

    assert b"(Respuesta)" in unpacked(found)
    assert "/AcroForm" not in pikepdf.open(io.BytesIO(found)).Root


def test_the_words_of_an_earlier_version_of_a_pdf_do_not_come_along() -> None:
    first = pdf("Se cierra el caso.")
    start = first.rstrip().rsplit(b"startxref", 1)[1].split()[0]
    later = first + b"\n%" + SECRET.encode() + b"\n99 0 obj\n(" + SECRET.encode() + b")\nendobj\n"
    later += b"startxref\n" + start + b"\n%%EOF\n"

    assert not holds(unpacked(rebuilt(later).body))


def bomb() -> bytes:
    """A PNG of a few kilobytes that would be 400 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    size = (20_000).to_bytes(4, "big") * 2
    packed = zlib.compress(b"\0" * 2_000_000, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x00\x00\x00\x00")
        + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )


def sealed() -> bytes:
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(pdf("Uno"))).save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind"),
        (b"GIF89a/*<script>*/", "kind"),
        (b"PK\x03\x04" + b"\0" * 40, "kind"),
        (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "size"),
        (b"\xff\xd8\xff" + b"\0" * 40, "broken"),
        (told_jpeg()[:300], "broken"),
        (b"%PDF-1.7\n" + b"\0" * 40, "broken"),
        (b"RIFF\x20\0\0\0WEBP" + b"\0" * 40, "broken"),
    ],
)  # fmt: skip
def test_what_is_no_picture_and_no_pdf_is_refused(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_a_file_that_would_grow_without_measure_or_is_locked_is_refused() -> None:
    assert refused(bomb()) == "limits"
    assert refused(sealed()) == "sealed"
    assert len({why_not(code) for code in ("size", "kind", "sealed", "limits", "broken")}) == 5
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    assert refused(saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])) == "limits"


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_inside_a_pdf_keeps_each_pixel(progressive: bool) -> None:
    noise = Image.effect_noise((64, 48), 80).convert("RGB")
    came = saved(noise, "JPEG", progressive=progressive, exif=exif(), comment=SECRET.encode()) + SECRET.encode()

    kept = without_words(came)

    assert holds(came)
    assert not holds(kept)
    with Image.open(io.BytesIO(came)) as before, Image.open(io.BytesIO(kept)) as after:
        assert before.tobytes() == after.tobytes()
