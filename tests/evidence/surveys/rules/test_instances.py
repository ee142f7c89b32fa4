"""What a phone sends: read when it is an answer to this form, refused at once when it is anything else."""

from __future__ import annotations

import time

import pytest

from amparo.evidence.surveys.rules.instances import NotAnAnswer, read_instance
from tests.evidence.surveys.asking import SMALL_FORM

GOOD = """<?xml version='1.0' ?><data id="x" version="1" xmlns:orx="http://openrosa.org/xforms"><one>
<sector>state</sector><years>7</years></one><words>a &lt; b</words>
<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>"""


def read(xml: str) -> object:
    return read_instance(xml.encode(), form=SMALL_FORM, code="x", version=1)


def test_an_answered_form_is_read() -> None:
    found = read_instance(GOOD.encode(), form=SMALL_FORM, code="x", version=1)

    assert (found.key, found.answers) == ("uuid:1", {"sector": "state", "years": "7", "words": "a < b"})


BILLION = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><data id="x" version="1">&i;</data>'
)


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "not xml",
        GOOD.replace('id="x"', 'id="y"'),
        GOOD.replace('version="1"', 'version="2"'),
        GOOD.replace("words>", "other>"),
        GOOD.replace("uuid:1", ""),
        GOOD.replace("uuid:1", "u" * 201),
        BILLION,
        '<!DOCTYPE d SYSTEM "file:///etc/passwd"><data id="x" version="1"/>',
        "<a>" * 5000 + "</a>" * 5000,
        '<data id="x" version="1">' + "<q/>" * 2000 + "</data>",
        '<data id="x" version="1"><words>' + "x" * 300_000 + "</words></data>",
        GOOD.replace("state", "\x01"),
    ],
    ids=range(13),
)
def test_anything_else_is_refused_in_no_time(xml: str) -> None:
    start = time.process_time()

    with pytest.raises(NotAnAnswer):
        read(xml)

    assert time.process_time() - start < 2
