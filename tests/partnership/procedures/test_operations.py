"""Publishing: checked with everything that calls it, kept with its proof, never edited."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connections

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from amparo.partnership.procedures import operations, queries
from amparo.partnership.procedures.models import ProcedureVersion
from amparo.partnership.procedures.operations import Draft
from tests.conftest import As
from tests.partnership.procedures.drafts import FOLDER, draft, redrawn, renamed
from tests.partnership.procedures.test_rules import unjust

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("publishing")


def publish(*drafts: Draft) -> list[ProcedureVersion]:
    with acting(service_token(60)) as actor:
        return operations.publish_procedures(by=actor, drafts=list(drafts), at=NOW)


def versions() -> list[tuple[str, int, str]]:
    rows = ProcedureVersion.objects.order_by("procedure__number", "number")
    return list(rows.values_list("procedure__number", "number", "digest"))


def entries_of_publishing() -> int:
    return Entry.objects.using("owner").filter(action="PROCEDURE_PUBLISHED").count()


def test_what_is_the_same_publishes_nothing(database: str) -> None:
    before, told = versions(), entries_of_publishing()

    made = publish(*(draft(path.parent.name[:2]) for path in FOLDER.glob("*/procedure.bpmn")))

    assert (made, versions(), entries_of_publishing()) == ([], before, told)


def test_a_changed_procedure_is_the_next_version_with_its_proof(database: str) -> None:
    changed = renamed("14")

    (made,) = publish(changed)

    assert (made.number, made.digest, made.report["ok"], made.published_at, made.published_by) == (
        2,
        changed.digest,
        True,
        NOW,
        "installation",
    )
    assert made.report["states"] > 1


def test_publishing_is_audited_with_the_digest(database: str) -> None:
    (made,) = publish(renamed("14"))

    entry = Entry.objects.using("owner").filter(action="PROCEDURE_PUBLISHED").latest("id")
    assert (entry.subject, entry.facts) == (
        "p14_reparation",
        {"procedure": "14", "version": 2, "digest": made.digest},
    )


def test_going_back_to_earlier_words_is_a_version_of_its_own(database: str) -> None:
    publish(renamed("14"))

    (made,) = publish(draft("14"))

    digests = [digest for number, _version, digest in versions() if number == "14"]
    assert (made.number, digests[0] == digests[2], digests[0] == digests[1]) == (3, True, False)


def test_an_unjust_drawing_is_refused_with_its_story_and_nothing_is_written(database: str) -> None:
    before, told = versions(), entries_of_publishing()

    with pytest.raises(Refused) as refused:
        publish(unjust())

    assert [reason.split(": ")[:2] for reason in refused.value.reasons] == [["p14_reparation", "R2"]]
    assert (versions(), entries_of_publishing()) == (before, told)


def test_a_good_procedure_is_not_published_beside_an_unjust_one(database: str) -> None:
    before = versions()

    with pytest.raises(Refused):
        publish(renamed("07"), unjust())

    assert versions() == before


def test_a_drawing_that_does_not_fit_what_calls_it_is_refused_and_nothing_is_written(
    database: str, as_staff: As
) -> None:
    drawn = redrawn(
        "14", 'values="none done waived denied denied_final"', 'values="none done waived denied denied_final lost"'
    )
    before = versions()

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        operations.publish_drawing(by=actor, number="14", drawing=drawn.xml.encode(), at=NOW)

    assert (len(refused.value.reasons) > 0, "reparation" in " ".join(refused.value.reasons)) == (True, True)
    assert versions() == before


def test_a_drawing_of_another_procedure_is_refused_and_nothing_is_written(database: str, as_staff: As) -> None:
    before = versions()

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        operations.publish_drawing(by=actor, number="14", drawing=draft("09").xml.encode(), at=NOW)

    assert (len(refused.value.reasons), "09" in refused.value.reasons[0]) == (1, True)
    assert versions() == before


def test_a_drawing_that_needs_a_limit_of_time_that_no_country_gives_is_refused(database: str, as_staff: As) -> None:
    drawn = redrawn("07", "@appeal<", "@never_given<")

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        operations.publish_drawing(by=actor, number="07", drawing=drawn.xml.encode(), at=NOW)

    assert ["never_given" in reason for reason in refused.value.reasons] == [True, True]


@pytest.mark.parametrize(
    "drawing",
    [
        b"",
        b"\x00",
        b"\xff\xfe not text",
        b"<definitions/>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><definitions>&a;</definitions>",
        b"<a>" * 5000,
        "<definitions>\ud7ff</definitions>".encode(),
    ],
    ids=["empty", "NUL", "not UTF-8", "no procedure", "an entity", "deep", "odd text"],
)
def test_a_file_that_is_no_procedure_is_refused_in_words(database: str, as_staff: As, drawing: bytes) -> None:
    before = versions()

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        operations.publish_drawing(by=actor, number="14", drawing=drawing, at=NOW)

    assert (bool(refused.value.reasons), versions()) == (True, before)


@pytest.mark.parametrize("username", ["cr.gestora", "cr.supervision", "cr.policia", "cr.tecnica", "cr.datos"])
def test_only_the_secretariat_publishes(database: str, as_staff: As, username: str) -> None:
    before = versions()

    with pytest.raises(NotAllowed), as_staff(username) as actor:
        operations.publish_drawing(by=actor, number="14", drawing=renamed("14").xml.encode(), at=NOW)

    assert versions() == before


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize("statement", ["update {} set xml = ''", "delete from {}"])
def test_a_version_is_never_edited_not_even_by_the_owner(database: str, alias: str, statement: str) -> None:
    before = versions()

    with pytest.raises(DatabaseError), connections[alias].cursor() as cursor:
        cursor.execute(statement.format("procedures_procedureversion"))

    assert versions() == before


def test_a_draft_from_the_content_holds_three_languages_and_both_countries() -> None:
    given = draft("07")

    assert (sorted(given.texts), sorted(given.parameters)) == (["en", "es", "fr"], ["cr", "hn"])


def test_a_new_case_takes_the_new_version_and_the_others_as_they_were(database: str) -> None:
    before = queries.current_set()

    (made,) = publish(renamed("14"))

    assert queries.current_set() == {**before, "p14_reparation": made.pk}
