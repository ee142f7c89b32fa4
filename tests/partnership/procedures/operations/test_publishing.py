"""Publishing: checked with everything that calls it, kept with its proof, never edited."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connections

from amparo.foundation.access.acting import acting
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from amparo.partnership.coalition.queries import country_by_code
from amparo.partnership.procedures import operations, queries
from amparo.partnership.procedures.models import ProcedureVersion, Proof
from amparo.partnership.procedures.operations import Approved, Draft
from tests.conftest import As
from tests.partnership.procedures.drafts import FOLDER, draft, redrawn, renamed, seen_by_callers
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


def approved(country: str, *people: int, on: date = date(2026, 12, 1)) -> Approved:
    proposer, first, second = people
    return Approved(country_by_code(country), on, proposer, (first, second))


def prove(given: Draft, how: Approved) -> None:
    """Prove a draft as the job does, on the day from which it is to hold and on each later day that counts."""
    with acting(service_token(60)) as actor:
        for _day in range(5):
            verdict = operations.verdict_from(how.country, how.in_force_on, given)
            operations.prove_now(by=actor, standing=verdict.standing, at=NOW)


def publish_in(as_staff: As, username: str, given: Draft, how: Approved) -> ProcedureVersion:
    prove(given, how)
    with as_staff(username) as actor:
        return operations.publish_approved(by=actor, draft=given, approved=how, at=NOW)


def test_an_approved_version_is_its_country_s_from_its_day_and_names_its_people(database: str, as_staff: As) -> None:
    made = publish_in(as_staff, "cr.secretaria", renamed("14"), approved("CR", 1, 2, 3))

    assert made.country is not None
    assert (made.country.code, made.in_force_on, made.proposer_id, made.first_approver_id, made.second_approver_id) == (
        "CR", date(2026, 12, 1), 1, 2, 3,
    )  # fmt: skip
    assert (made.report["ok"], made.published_by) == (True, "CR_SECRETARIAT")
    assert queries.version_in_force("14", "CR", date(2026, 12, 1)) == made


@pytest.mark.parametrize("people", [(1, 2, 2), (1, 1, 2), (1, 2, 1)], ids=str)
def test_the_database_refuses_one_person_in_two_places(
    database: str, as_staff: As, people: tuple[int, int, int]
) -> None:
    before = versions()

    with pytest.raises(IntegrityError):
        publish_in(as_staff, "cr.secretaria", renamed("14"), approved("CR", *people))

    assert versions() == before


@pytest.mark.parametrize("username", ["cr.gestora", "cr.comite1", "cr.tecnica", "cr.datos", "hn.secretaria"])
def test_only_the_secretariat_of_the_country_publishes(database: str, as_staff: As, username: str) -> None:
    before = versions()

    with pytest.raises(NotAllowed):
        publish_in(as_staff, username, renamed("14"), approved("CR", 1, 2, 3))

    assert versions() == before


def test_a_drawing_that_does_not_fit_what_calls_it_is_refused_and_nothing_is_written(
    database: str, as_staff: As
) -> None:
    drawn = redrawn(
        "14", 'values="none done waived denied denied_final"', 'values="none done waived denied denied_final lost"'
    )
    before = versions()

    with pytest.raises(Refused) as refused:
        publish_in(as_staff, "cr.secretaria", drawn, approved("CR", 1, 2, 3))

    assert (len(refused.value.reasons) > 0, "reparation" in " ".join(refused.value.reasons)) == (True, True)
    assert versions() == before


def test_an_unjust_drawing_is_refused_with_its_story_however_many_approved_it(database: str, as_staff: As) -> None:
    before = versions()

    with pytest.raises(Refused) as refused:
        publish_in(as_staff, "cr.secretaria", unjust(), approved("CR", 1, 2, 3))

    assert [reason.split(": ")[:2] for reason in refused.value.reasons] == [["p14_reparation", "R2"]]
    assert versions() == before


def test_a_drawing_that_needs_a_limit_of_time_that_the_country_does_not_give_is_refused(
    database: str, as_staff: As
) -> None:
    drawn = redrawn("07", "@appeal<", "@never_given<")

    with pytest.raises(Refused) as refused:
        publish_in(as_staff, "cr.secretaria", drawn, approved("CR", 1, 2, 3))

    assert ["never_given" in reason for reason in refused.value.reasons] == [True]


def test_a_country_s_version_does_not_make_the_content_new_again(database: str, as_staff: As) -> None:
    publish_in(as_staff, "cr.secretaria", renamed("14"), approved("CR", 1, 2, 3))

    assert publish(draft("14")) == []


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


def test_nothing_is_published_before_it_is_proved_with_all_that_calls_it(database: str, as_staff: As) -> None:
    given, how, before = seen_by_callers(), approved("CR", 1, 2, 3), versions()
    verdict = operations.verdict_from(how.country, how.in_force_on, given)
    with acting(service_token(60)) as actor:
        operations.look_at_once(by=actor, standing=verdict.standing, at=NOW)

    with pytest.raises(Refused) as refused, as_staff("cr.secretaria") as actor:
        operations.publish_approved(by=actor, draft=given, approved=how, at=NOW)

    assert (len(refused.value.reasons), versions()) == (1, before)
    assert operations.verdict_from(how.country, how.in_force_on, given).standing.missing == ("p00_main",)


def test_a_version_is_proved_beside_what_comes_into_force_later_too(database: str, as_staff: As) -> None:
    publish_in(as_staff, "cr.secretaria", renamed("07"), approved("CR", 1, 2, 3, on=date(2026, 12, 20)))
    how = approved("CR", 1, 2, 3, on=date(2026, 12, 1))

    assert queries.days_to_prove("CR", "p14_reparation", how.in_force_on) == [date(2026, 12, 1), date(2026, 12, 20)]
    assert queries.days_to_prove("CR", "p07_accreditation", how.in_force_on) == [date(2026, 12, 1)]
    assert queries.days_to_prove("HN", "p14_reparation", how.in_force_on) == [date(2026, 12, 1)]


def test_what_the_loading_proved_is_kept_and_a_title_changes_none_of_it(database: str) -> None:
    known = set(Proof.objects.values_list("process", "holds"))
    assert known == {(process, True) for process in queries.current_set()}

    publish(renamed("07"))

    assert Proof.objects.count() == len(known)
