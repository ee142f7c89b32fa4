"""Files of an application."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import Attachment
from amparo.partnership.calls.operations import attaching
from tests.conftest import As
from tests.foundation.documents.files import blank_pdf
from tests.partnership.calls.calling import AFTER, NOW, begun, published


def test_a_file_is_taken_by_what_it_holds_under_a_plain_name(as_staff: As) -> None:
    applicant, _code = begun(published(as_staff))

    row = attaching.attach(by=applicant, name="../../carta <b>.exe", body=blank_pdf(), at=NOW)

    assert (row.name, row.kind, row.size) == ("carta _b_.pdf", "application/pdf", len(row.body))


@pytest.mark.parametrize(
    "body", [b"", b"MZ program", b"<html>", b"PK\x03\x04 not word", b"%PDF-" + b"x" * 5 * 1024 * 1024]
)
def test_what_is_no_small_pdf_and_no_picture_is_not_taken(as_staff: As, body: bytes) -> None:
    applicant, _code = begun(published(as_staff))

    with pytest.raises(Refused):
        attaching.attach(by=applicant, name="a.pdf", body=body, at=NOW)

    assert Attachment.objects.count() == 0


def test_files_are_few_each_once_and_erased_when_taken_away(as_staff: As) -> None:
    applicant, _code = begun(published(as_staff))
    rows = [attaching.attach(by=applicant, name="a", body=blank_pdf(n), at=NOW) for n in range(words.MOST_FILES)]
    with pytest.raises(Refused):
        attaching.attach(by=applicant, name="a", body=blank_pdf(9), at=NOW)

    attaching.remove_file(by=applicant, key=rows[0].pk, at=NOW)
    with pytest.raises(Refused):
        attaching.attach(by=applicant, name="a", body=blank_pdf(1), at=NOW)
    attaching.attach(by=applicant, name="a", body=blank_pdf(0), at=NOW)

    assert bytes(Attachment.objects.get(pk=rows[0].pk).body) == b""


def test_nobody_takes_away_the_file_of_another(as_staff: As) -> None:
    call = published(as_staff)
    one, other = begun(call)[0], begun(call, "Grupo Dos")[0]
    row = attaching.attach(by=one, name="a", body=blank_pdf(), at=NOW)

    attaching.remove_file(by=other, key=row.pk, at=NOW)

    assert Attachment.objects.get().removed_at is None


def test_a_file_is_cleared_once_by_whoever_runs_the_call(as_staff: As) -> None:
    row = attaching.attach(by=begun(published(as_staff))[0], name="a", body=blank_pdf(), at=NOW)

    with as_staff("hn.ninez") as actor, pytest.raises(NotAllowed):
        attaching.clear_file(by=actor, file=row, at=AFTER)
    with as_staff("hn.programa") as actor:
        attaching.clear_file(by=actor, file=row, at=AFTER)
        with pytest.raises(Refused):
            attaching.clear_file(by=actor, file=row, at=AFTER)
