"""What leaves by two persons: never oneself, never what is closed, never late, and written down before it opens."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime

import pikepdf
import pypdf
import pytest
from django.db import DatabaseError, connections

from amparo.demo.carrying import Carrier
from amparo.foundation import keys
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.protection.cases import operations as cases
from amparo.protection.consents import operations as consents
from amparo.protection.consents import queries as consent_queries
from amparo.protection.people import operations as people
from amparo.protection.people import queries
from amparo.protection.releases import exports, operations
from amparo.protection.releases.models import Release
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_member, as_owner, case_id, state_of
from tests.points import carried_to
from tests.protection.emergencies.breaking import seal_case
from tests.protection.looking import case_of, team_of
from tests.protection.pathways.views.test_documents import WHERE, photograph
from tests.protection.releases.releasing import (
    REASON,
    RECIPIENT,
    ask,
    ask_original,
    decide,
    keep,
    later,
    take,
    take_original,
    write,
)

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")


def said(action: str) -> int:
    return Entry.objects.using("owner").filter(action=action).count()


def test_a_copy_leaves_by_two_persons_and_every_step_is_written_down(carrier: Carrier, as_staff: As) -> None:
    write(carrier, as_staff, "C1", prs_FirstName="Ana")
    key = ask(carrier, as_staff)
    decide(as_staff, key)
    first, second = take(as_staff, key), take(as_staff, key)

    assert first.answers["C1"]["prs_FirstName"] == "Ana"
    assert first.password != second.password
    assert [said(f"RELEASE_{what}") for what in ("ASKED", "ALLOWED", "REFUSED", "TAKEN")] == [1, 1, 0, 2]
    facts = Entry.objects.using("owner").filter(action="RELEASE_TAKEN").latest("id").facts
    assert facts == {"release": key, "kind": "EXPORT", "groups": ["C1"]}
    row = Release.objects.using("owner").get()
    kept = b"".join(bytes(getattr(row, name) or b"") for name in ("reason", "recipient", "wrapped"))
    assert not [word for word in (REASON, RECIPIENT, first.password, "Ana") if word.encode() in kept]
    assert verify_chains().faults == ()


def test_the_file_opens_with_its_password_only_and_every_page_says_whose_it_is(carrier: Carrier, as_staff: As) -> None:
    write(carrier, as_staff, "C1", prs_FirstName="Anastasia Quesada", amp_contact_note="largo " * 2000)
    key = ask(carrier, as_staff)
    decide(as_staff, key)
    export = take(as_staff, key)
    with as_staff("cr.gestora") as actor:
        code = operations.code_of(Release.objects.get(pk=key))
        content = exports.file_of(export, by=actor, code=code, recipient=RECIPIENT)

    for wrong in ("", "x", export.password.lower()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(content), password=wrong)
    assert b"Anastasia" not in content
    with pikepdf.open(io.BytesIO(content), password=export.password) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.Root.MarkInfo.Marked
    reader = pypdf.PdfReader(io.BytesIO(content), password=export.password)
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 1
    assert [all(word in page for word in (code, "Elena Quirós")) for page in pages] == [True] * len(pages)
    assert ("Anastasia Quesada" in pages[0], RECIPIENT in pages[0], carrier.code in pages[0]) == (True, True, True)


@pytest.mark.parametrize("username", ["cr.gestora", "cr.guardia", "cr.datos", "cr.policia", "hn.supervision"])
def test_nobody_is_their_own_second_nor_is_a_stranger(carrier: Carrier, as_staff: As, username: str) -> None:
    key = ask(carrier, as_staff)

    with pytest.raises((NotAllowed, Release.DoesNotExist)):
        decide(as_staff, key, by=username)
    as_member(username, "select sec.decide_release(%s, true, null)", key)

    with pytest.raises(NotAllowed):
        take(as_staff, key)
    assert as_owner("select decided_at, is_allowed from releases_release") == [(None, False)]


def test_the_supervisor_of_the_institution_may_be_the_second(carrier: Carrier, as_staff: As) -> None:
    key = ask(carrier, as_staff)

    decide(as_staff, key, by="cr.supervision")

    assert take(as_staff, key).case.code == carrier.code


def test_a_sealed_case_needs_a_second_who_is_named_for_it(carrier: Carrier, as_staff: As) -> None:
    seal_case(carrier, "cr.gestora", "cr.psicologia")
    key = ask(carrier, as_staff)

    with pytest.raises(Refused):
        decide(as_staff, key, by="cr.supervision")
    decide(as_staff, key)

    assert take(as_staff, key).case.code == carrier.code


@pytest.mark.parametrize(
    ("username", "groups"), [("cr.gestora", ["C2"]), ("cr.gestora", ["C1", "C4"]), ("cr.salud", ["C1", "C9"])]
)
def test_where_she_is_safe_and_what_is_closed_cannot_be_asked_for(
    carrier: Carrier, as_staff: As, username: str, groups: list[str]
) -> None:
    with pytest.raises(Refused):
        ask(carrier, as_staff, *groups, by=username)

    assert Release.objects.using("owner").count() == 0


@pytest.mark.parametrize(
    ("username", "groups"),
    [("cr.gestora", ["C2"]), ("cr.gestora", []), ("cr.gestora", ["C6"]), ("cr.salud", ["C1"]), ("cr.policia", ["C1"])],
)
def test_the_database_refuses_where_she_is_safe_groups_and_teams_that_are_not_ones_own(
    carrier: Carrier, as_staff: As, username: str, groups: list[str]
) -> None:
    query = "select sec.ask_release(%s, 'EXPORT', %s::text[], null, %s, 'm', '', '', '')"

    with pytest.raises(DatabaseError) as refused:
        as_member(username, query, case_id(), groups, team_of("CR_ERI", "care"))

    assert state_of(refused.value) == DENIED


def test_who_has_no_grant_asks_for_nothing(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora"):
        case = case_of(carrier)

    for username in ("cr.policia", "cr.secretaria", "hn.gestora"):
        with pytest.raises(Refused), as_staff(username) as actor:
            operations.ask_export(by=actor, case=case, groups=["C1"], reason=REASON, recipient=RECIPIENT)
    with pytest.raises(DatabaseError):
        as_member("cr.gestora", "insert into releases_release (case_id) values (1)")
    with pytest.raises(DatabaseError):
        as_member("cr.gestora", "update releases_release set is_allowed = true")


def test_after_a_day_it_is_over_and_before_it_is_allowed_it_is_not_taken(carrier: Carrier, as_staff: As) -> None:
    key = ask(carrier, as_staff)
    with pytest.raises(NotAllowed, match="FETCH_RELEASE"):
        take(as_staff, key)
    decide(as_staff, key)
    later(key, 23.9)
    take(as_staff, key)
    later(key, 0.2)

    with pytest.raises(NotAllowed):
        take(as_staff, key)

    assert as_member("cr.gestora", "select sec.take_release(%s)", key) == [(False,)]
    assert said("RELEASE_TAKEN") == 1


def test_a_grant_that_ended_between_takes_nothing(carrier: Carrier, as_staff: As) -> None:
    key = ask(carrier, as_staff)
    decide(as_staff, key)
    with as_staff("cr.gestora") as actor:
        release, now = Release.objects.get(pk=key), datetime.now(UTC)
        handed = operations.hand_password(by=actor, release=release, now=now)
    as_owner("update sec.grant_ set valid_until = now() where principal_id = %s", team_of("CR_ERI", "care"))

    with pytest.raises(NotAllowed), as_staff("cr.gestora") as actor:
        operations.fetch_export(by=actor, release=release, sealed=handed.sealed, now=now)

    assert said("RELEASE_TAKEN") == 0


def test_a_consent_withdrawn_between_takes_nothing(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora") as actor:
        case = case_of(carrier)
        cases.involve_team(
            by=actor, case=case, team=team_of("CR_ERI", "care"), role="psychologist", purpose="CARE", at=carrier.at
        )
    key = ask(carrier, as_staff, "C4", by="cr.psicologia")
    decide(as_staff, key, by="cr.gestora")
    take(as_staff, key, by="cr.psicologia")
    with as_staff("cr.gestora") as actor:
        for consent in consent_queries.consents_of(case_of(carrier)).filter(purpose="CARE", withdrawn_at=None):
            consents.withdraw_consent(by=actor, case=case_of(carrier), consent=consent, at=carrier.at)

    with pytest.raises(NotAllowed):
        take(as_staff, key, by="cr.psicologia")

    assert said("RELEASE_TAKEN") == 1


def test_the_taking_is_committed_before_anything_is_decrypted(carrier: Carrier, as_staff: As) -> None:
    write(carrier, as_staff, "C1", prs_FirstName="Ana")
    key = ask(carrier, as_staff)
    decide(as_staff, key)
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table people_sealedanswers disable trigger user")
        cursor.execute(
            "update people_sealedanswers set sealed = array(select one || '\\x00' from unnest(sealed) as one)"
        )

    with pytest.raises(keys.Altered):
        take(as_staff, key)

    assert said("RELEASE_TAKEN") == 1


def test_without_the_ledger_nothing_is_taken(carrier: Carrier, as_staff: As) -> None:
    write(carrier, as_staff, "C1", prs_FirstName="Ana")
    key = ask(carrier, as_staff)
    decide(as_staff, key)
    as_owner("revoke insert on audit_entry from amparo_ledger")

    with pytest.raises(DatabaseError):
        take(as_staff, key)


def test_a_password_of_another_page_or_person_makes_no_file(carrier: Carrier, as_staff: As) -> None:
    first, second = ask(carrier, as_staff), ask(carrier, as_staff)
    decide(as_staff, first)
    decide(as_staff, second)
    now = datetime.now(UTC)
    with as_staff("cr.gestora") as actor:
        handed = operations.hand_password(by=actor, release=Release.objects.get(pk=first), now=now)

    for sealed in (handed.sealed, "", "AAAA", "ñ", "A" * 400):
        with pytest.raises(Refused, match=r"Empiece|Begin again"), as_staff("cr.gestora") as actor:
            operations.fetch_export(by=actor, release=Release.objects.get(pk=second), sealed=sealed, now=now)

    assert said("RELEASE_TAKEN") == 0


def test_a_refusal_is_read_by_who_asked_and_nothing_leaves(carrier: Carrier, as_staff: As) -> None:
    key = ask(carrier, as_staff)
    decide(as_staff, key, by="cr.supervision", allow=False, words="Una referencia basta")

    with as_staff("cr.gestora") as actor:
        written = operations.written_of(actor, Release.objects.get(pk=key))
    with pytest.raises(Refused):
        decide(as_staff, key)
    with pytest.raises(NotAllowed):
        take(as_staff, key)

    assert written == {"reason": REASON, "recipient": RECIPIENT, "words": "Una referencia basta"}
    with as_staff("cr.guardia") as actor:
        assert operations.written_of(actor, Release(pk=key)) == {}


def test_an_original_comes_back_byte_for_byte_by_two_persons_only(carrier: Carrier, as_staff: As) -> None:
    came = photograph()
    kept = keep(carrier, as_staff, came)
    plain = as_owner("select sha256, size, media, body from people_original")[0]
    assert plain[:3] == (hashlib.sha256(came).hexdigest(), len(came), "image/jpeg")
    assert WHERE.encode() not in bytes(plain[3])
    key = ask_original(carrier, as_staff, kept)
    with pytest.raises(NotAllowed):
        take_original(as_staff, key)
    decide(as_staff, key)

    assert take_original(as_staff, key) == came
    assert [said(action) for action in ("ORIGINAL_KEPT", "RELEASE_ASKED", "RELEASE_TAKEN")] == [1, 1, 1]
    for username in ("cr.psicologia", "cr.policia", "hn.gestora"):
        assert as_member(username, "select * from sec.take_original(%s)", kept) == []
    later(key, 24)
    assert as_member("cr.gestora", "select * from sec.take_original(%s)", kept) == []
    with pytest.raises(NotAllowed):
        take_original(as_staff, key)
    assert verify_chains().faults == ()


def test_nobody_reads_an_original_without_a_release(carrier: Carrier, as_staff: As) -> None:
    kept = keep(carrier, as_staff, photograph())
    receipt = "select sha256 from people_original"

    assert len(as_member("cr.gestora", receipt)) == 1
    assert [as_member(username, receipt) for username in ("cr.policia", "cr.datos", "hn.gestora")] == [[], [], []]
    for query in ("select body from people_original", "select * from people_original", "delete from people_original",
                  "update people_original set sha256 = ''"):  # fmt: skip
        with pytest.raises(DatabaseError) as refused:
            as_member("cr.gestora", query)
        assert state_of(refused.value) == DENIED
    with pytest.raises(keys.TicketRefused), as_staff("cr.gestora") as actor:
        keys.issue(session=actor.session, account=actor.account, case_id=f"original:{kept}", group="C1", purpose="CARE")


def test_an_original_whose_bytes_are_not_those_that_came_is_not_given(carrier: Carrier, as_staff: As) -> None:
    kept = keep(carrier, as_staff, photograph())
    key = ask_original(carrier, as_staff, kept)
    decide(as_staff, key)
    as_owner("alter table people_original disable trigger user")
    as_owner("update people_original set sha256 = repeat('0', 64)")

    with pytest.raises(keys.Altered):
        take_original(as_staff, key)

    assert said("RELEASE_TAKEN") == 1


def test_a_receipt_has_a_code_that_changes_with_anything_in_it(carrier: Carrier, as_staff: As) -> None:
    keep(carrier, as_staff, photograph())
    with as_staff("cr.gestora"):
        original = next(iter(queries.originals_of(case_of(carrier)).values()))
        code = people.receipt_code(original)
        assert people.receipt_code(original) == code
        original.size += 1
        assert people.receipt_code(original) != code


def test_an_original_of_where_she_is_safe_is_not_kept(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(Refused):
        keep(carrier, as_staff, photograph(), group="C2")

    assert as_owner("select count(*) from people_attachment") == [(0,)]


def test_what_opens_to_the_actor_is_what_the_decision_says(carrier: Carrier, as_staff: As) -> None:
    with as_staff("cr.gestora") as actor:
        found = operations.openable(actor, case_of(carrier))
        assert {
            group: people.may_open(actor, case_of(carrier), group=group, purpose=why) for group, why in found.items()
        } == dict.fromkeys(found, "")
    assert ("C1" in found, "C4" in found) == (True, False)
