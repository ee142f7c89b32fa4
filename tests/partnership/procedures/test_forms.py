"""A proposed version is a file that is not too large."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from amparo.partnership.procedures.forms import LARGEST, PublishForm


def answered(content: bytes) -> PublishForm:
    return PublishForm({}, MultiValueDict({"drawing": [SimpleUploadedFile("a.bpmn", content)]}))


def test_the_bytes_of_the_file_are_kept_as_they_are() -> None:
    form = answered(b"\x00<a/>\xff")

    assert (form.is_valid(), form.cleaned_data["drawing"]) == (True, b"\x00<a/>\xff")


def test_a_file_of_two_megabytes_is_taken_and_one_byte_more_is_not() -> None:
    assert [answered(b"a" * size).is_valid() for size in (LARGEST, LARGEST + 1)] == [True, False]


def test_no_file_is_asked_for_again() -> None:
    assert list(PublishForm({}, MultiValueDict()).errors) == ["drawing"]


def test_an_empty_file_is_asked_for_again() -> None:
    assert list(answered(b"").errors) == ["drawing"]
