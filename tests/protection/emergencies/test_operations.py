"""Breaking a glass: what it opens, to whom, for how long, who is told, and who looks at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from amparo.demo.carrying import Carrier
from amparo.foundation.access.acting import acting
from amparo.foundation.access.need_to_know import BREAKS_GLASS
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.foundation.accounts.signing import service_token
from amparo.foundation.audit.models import Entry
from amparo.foundation.audit.verify import verify_chains
from amparo.foundation.posting import operations as posting
from amparo.foundation.posting.operations import Wish
from amparo.partnership.coalition.models import Country
from amparo.partnership.directory.models import Professional
from amparo.protection.cases.models import Case
from amparo.protection.emergencies import operations, queries, tasks
from amparo.protection.emergencies.models import Emergency, Told
from amparo.protection.people import operations as people
from amparo.protection.people.models import SealedAnswers
from tests.conftest import As
from tests.foundation.access.wall import DENIED, as_member, as_owner, case_id, state_of
from tests.foundation.desk import account_of
from tests.points import carried_to
from tests.protection.emergencies.breaking import REASON, break_glass, found, later, review, seal_case, second
from tests.protection.looking import case_of

pytestmark = carried_to("declines_and_is_repaired", before="call_accreditation/review_file")
NAME = "María de la Luz"


@pytest.fixture(autouse=True)
def told_by_her(carrier: Carrier, as_staff: As) -> None:
    values = {"C1": {"prs_FirstName": NAME}, "C4": {"prs_Story": "the house with the blue door"}}
    with as_staff("cr.gestora") as actor:
        people.write_answers(
            by=actor, case=case_of(carrier), record="event:1", values=values, written=frozenset(values), at=carrier.at
        )


def open_through(as_staff: As, key: int, group: str = "C1", *, by: str = "cr.ninez") -> dict[str, object]:
    with as_staff(by) as actor:
        emergency = Emergency.objects.get(pk=key)
        return operations.open_through(actor, emergency, group=group, now=datetime.now(UTC))


def watch() -> int:
    with acting(service_token()) as actor:
        return operations.watch_glasses(by=actor)


def test_a_stranger_with_the_code_reads_identity_and_it_is_audited_before(carrier: Carrier, as_staff: As) -> None:
    assert as_member("cr.ninez", "select code from cases_case") == []

    broken = break_glass(as_staff, carrier.code.lower().replace("-", " "))
    opened = open_through(as_staff, broken.key)

    assert opened["prs_FirstName"] == NAME
    last = Entry.objects.using("owner").order_by("-id")[:2]
    assert [(each.action, each.group, each.purpose) for each in last] == [
        ("OPENED", "C1", "EMERGENCY"),
        ("GLASS_BROKEN", "", "EMERGENCY"),
    ]
    assert verify_chains().faults == ()


def test_a_broken_glass_opens_nothing_but_identity_and_safety(carrier: Carrier, as_staff: As) -> None:
    broken = break_glass(as_staff, carrier.code)

    for group in ("C3", "C4", "C5", "C6", "C8", "CA", "RP"):
        with pytest.raises(NotAllowed, match=f"OPEN_{group}_ROLE"):
            open_through(as_staff, broken.key, group)
        assert as_member("cr.ninez", "select * from sec.glass_rows(%s, %s)", case_id(), group) == []


def test_behind_a_broken_glass_the_tables_stay_closed_and_nothing_is_written(carrier: Carrier, as_staff: As) -> None:
    break_glass(as_staff, carrier.code)

    tables = ("cases_case", "cases_casekey", "people_sealedanswers", "people_attachment", "pathways_openstep")
    assert {table: as_member("cr.ninez", f"select count(*) from {table}") for table in tables} == {
        table: [(0,)] for table in tables
    }
    assert len(as_member("cr.ninez", "select * from sec.glass_rows(%s, 'C1')", case_id())) >= 1
    with pytest.raises(DatabaseError) as refused:
        as_member(
            "cr.ninez",
            "insert into cases_involvement (case_id, team_id, role, since) values (%s, 1, 'police', now())",
            case_id(),
        )
    assert state_of(refused.value) == DENIED
    with as_staff("cr.ninez"):
        assert not Case.objects.exists()
        assert not SealedAnswers.objects.exists()


def test_the_glass_of_one_is_nobody_elses(carrier: Carrier, as_staff: As) -> None:
    broken = break_glass(as_staff, carrier.code)

    for other in ("cr.migracion", "cr.policia", "hn.gestora"):
        assert found(as_staff, other, broken.key) is None
        assert as_member(other, "select * from sec.glass_rows(%s, 'C1')", case_id()) == []
    with pytest.raises(NotAllowed, match=r"NO_GLASS|ROLE"):
        open_through(as_staff, broken.key, by="cr.supervision")


def test_after_four_hours_or_when_it_is_ended_it_opens_nothing(carrier: Carrier, as_staff: As) -> None:
    first, other = break_glass(as_staff, carrier.code), break_glass(as_staff, carrier.code)

    later(first.key, 4)
    with as_staff("cr.ninez") as actor:
        operations.end_glass(by=actor, emergency=Emergency.objects.get(pk=other.key))

    for key in (first.key, other.key):
        with pytest.raises(NotAllowed, match="GLASS_OVER"):
            open_through(as_staff, key)
    assert as_member("cr.ninez", "select * from sec.glass_rows(%s, 'C1')", case_id()) == []


def test_lead_supervisors_and_data_officers_are_told_in_the_same_transaction(carrier: Carrier, as_staff: As) -> None:
    broken = break_glass(as_staff, carrier.code)

    told = {
        username: set(
            Told.objects.using("owner").filter(account_id=account_of(username)).values_list("told_as", flat=True)
        )
        for username in (
            "cr.gestora",
            "cr.supervision",
            "cr.datos",
            "cr.custodia",
            "cr.ninez",
            "hn.datos",
            "cr.policia",
        )
    }
    assert told == {
        "cr.gestora": {"LEAD"},
        "cr.supervision": {"SUPERVISOR"},
        "cr.datos": {"DATA"},
        "cr.custodia": {"DATA"},
        "cr.ninez": set(),
        "hn.datos": set(),
        "cr.policia": set(),
    }
    assert found(as_staff, "cr.datos", broken.key) is not None


def test_unknown_foreign_and_sealed_codes_are_answered_and_kept_alike(carrier: Carrier, as_staff: As) -> None:
    abroad = Carrier("HN", at=carrier.at)
    abroad.open()
    seal_case(carrier)

    answers = [break_glass(as_staff, code) for code in ("CR-2222-22", abroad.code, carrier.code, "nothing at all")]

    assert [each.opens for each in answers] == [False] * 4
    assert [found(as_staff, "cr.ninez", each.key) for each in answers] == [None] * 4
    with as_staff("cr.ninez"):
        asked = queries.asked_by_me()
    assert [each.key for each in asked] == [each.key for each in reversed(answers)]
    entries = Entry.objects.using("owner").filter(action="GLASS_ASKED")
    assert {(each.case, each.case_id, each.chain) for each in entries} == {("", None, "institution:CR_PANI")}
    assert Told.objects.using("owner").count() == 0


def test_codes_are_not_guessed(carrier: Carrier, as_staff: As) -> None:
    for _ in range(6):
        break_glass(as_staff, "CR-2222-22")

    with pytest.raises(Refused, match=r"too many|demasiados"):
        break_glass(as_staff, carrier.code)


def test_a_sealed_case_opens_by_a_second_person_who_is_another(carrier: Carrier, as_staff: As) -> None:
    seal_case(carrier)
    broken = break_glass(as_staff, carrier.code, by="cr.guardia")
    assert watch() == 0
    with pytest.raises(NotAllowed):
        open_through_key(as_staff, broken.key, "cr.guardia")

    for nobody in ("cr.guardia", "cr.gestora", "cr.policia"):
        with pytest.raises((NotAllowed, Emergency.DoesNotExist)):
            second(as_staff, nobody, broken.key)
    second(as_staff, "cr.supervision", broken.key)

    assert open_through(as_staff, broken.key, by="cr.guardia")["prs_FirstName"] == NAME
    with pytest.raises(NotAllowed):
        review(as_staff, "cr.supervision", broken.key)


def open_through_key(as_staff: As, key: int, by: str) -> None:
    """Try to open through a glass that waits: it is not even told to who asked."""
    with as_staff(by) as actor:
        waiting = Emergency.objects.using("owner").get(pk=key)
        operations.open_through(actor, waiting, group="C1", now=datetime.now(UTC))


def test_a_seal_closes_the_case_to_colleagues_who_are_not_named(carrier: Carrier, as_staff: As) -> None:
    seal_case(carrier, "cr.gestora")

    with as_staff("cr.gestora") as actor:
        assert people.reveal(actor, case_of(carrier), group="C1", purpose="CARE")["prs_FirstName"] == NAME
    with as_staff("cr.psicologia"), pytest.raises(LookupError):
        case_of(carrier)
    with as_staff("cr.psicologia") as actor, pytest.raises(NotAllowed):
        people.reveal(actor, Case.objects.using("owner").get(code=carrier.code), group="C1", purpose="CARE")
    asked = "select count(*) from people_sealedanswers"
    assert as_member("cr.psicologia", asked) == [(0,)] != as_member("cr.gestora", asked)


def test_a_review_is_by_another_once_and_in_words(carrier: Carrier, as_staff: As) -> None:
    broken = break_glass(as_staff, carrier.code)

    for nobody in ("cr.ninez", "cr.gestora"):
        with pytest.raises(NotAllowed):
            review(as_staff, nobody, broken.key)
    with pytest.raises(Refused), as_staff("cr.datos") as actor:
        operations.review_glass(
            by=actor, emergency=Emergency.objects.get(pk=broken.key), verdict="JUSTIFIED", words="seen"
        )
    review(as_staff, "cr.datos", broken.key)

    with pytest.raises(Refused):
        review(as_staff, "cr.supervision", broken.key)
    reviewed = found(as_staff, "cr.datos", broken.key)
    assert reviewed is not None
    assert reviewed.verdict == "JUSTIFIED"
    with as_staff("cr.datos") as actor:
        written = operations.written_of(actor, reviewed)
    assert written == {"reason": REASON, "words": "I called the shelter and asked"}
    ((kept,),) = as_owner("select reason || words from emergencies_emergency where id = %s", broken.key)
    assert not any(part.encode() in bytes(kept) for part in ("bus", "shelter"))


def test_a_review_that_does_not_come_within_72_hours_is_raised_once(carrier: Carrier, as_staff: As) -> None:
    broken = break_glass(as_staff, carrier.code)
    later(broken.key, 71)
    assert watch() == 0

    later(broken.key, 1)

    assert [watch(), watch()] == [1, 0]
    late = Told.objects.using("owner").filter(told_as="LATE").values_list("account_id", flat=True)
    assert {account_of("cr.datos"), account_of("cr.secretaria")} <= set(late)


def test_with_mail_down_everybody_is_told_in_the_application_and_the_mail_leaves_later(
    carrier: Carrier, as_staff: As, settings: pytest.FixtureRequest
) -> None:
    Professional.objects.using("owner").create(
        given_names="D",
        e_mail="datos@example.org",
        entered_at=datetime.now(UTC),
        account_id=account_of("cr.datos"),
        kept_by=Country.objects.using("owner").get(code="CR"),
    )
    broken = break_glass(as_staff, carrier.code)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]

    tasks.hear_the_clock(at=datetime.now(UTC))

    with as_staff("cr.datos") as actor:
        assert [each.pk for each in queries.not_seen(actor)] == [broken.key]
    told = Told.objects.using("owner").get(account_id=account_of("cr.datos"))
    assert (told.mailed_at, told.mail_tries) == (None, 1)
    letters: list[str] = []
    assert tasks.send_words(service_token(), datetime.now(UTC), letters.append) == 1
    assert letters == ["datos@example.org"]


def test_whoever_said_how_they_are_reached_is_written_to_so_once_and_gets_no_other_mail(
    carrier: Carrier, as_staff: As
) -> None:
    Professional.objects.using("owner").create(
        given_names="D",
        e_mail="datos@example.org",
        entered_at=datetime.now(UTC),
        account_id=account_of("cr.datos"),
        kept_by=Country.objects.using("owner").get(code="CR"),
    )
    with as_staff("cr.datos") as actor:
        wish = Wish("MAIL", "d@example.net", 7, 19, False, "es")
        posting.keep_reach(by=actor, wish=wish, offered=frozenset({"MAIL"}), at=datetime.now(UTC))
    break_glass(as_staff, carrier.code)

    for _ in range(2):
        tasks.hear_the_clock(at=datetime.now(UTC))

    rows = as_owner("select account_id, text from posting_message")
    assert rows == [(account_of("cr.datos"), "urgent")]
    letters: list[str] = []
    assert (tasks.send_words(service_token(), datetime.now(UTC), letters.append), letters) == (0, [])


def test_the_mail_names_nobody_and_leads_nowhere(mailoutbox: list[object]) -> None:
    tasks.post("a@example.org")

    (mail,) = mailoutbox
    text = f"{mail.subject} {mail.body}"  # type: ignore[attr-defined]
    assert not any(word in text.lower() for word in ("http", "cas", "amparo", "emerg", "víctim", "cr-"))


def test_what_the_database_lets_break_the_glass_is_what_the_table_says(database: str) -> None:
    ((body,),) = as_owner("select prosrc from pg_proc where proname = 'break_glass'")
    ((opens,),) = as_owner("select prosrc from pg_proc where proname = 'keyd_glass'")

    assert {role for role in BREAKS_GLASS if f"'{role}'" in body} == set(BREAKS_GLASS)
    assert body.count("'") == opens.count("'") or len(BREAKS_GLASS) == 7
    assert {role for role, groups in BREAKS_GLASS.items() if opens.count(f"'{role}'") == len(groups)} == set(
        BREAKS_GLASS
    )


def test_whoever_investigates_breaks_no_glass_not_even_past_the_application(carrier: Carrier, as_staff: As) -> None:
    with pytest.raises(NotAllowed):
        break_glass(as_staff, carrier.code, by="cr.policia")
    with pytest.raises(DatabaseError) as refused:
        as_member("cr.policia", "select * from sec.break_glass(%s, 'LIFE', 'm', '', '')", carrier.code)
    assert state_of(refused.value) == DENIED


def test_the_figures_of_a_month_keep_back_what_is_small(carrier: Carrier, as_staff: As) -> None:
    for _ in range(6):
        break_glass(as_staff, carrier.code)
    with as_staff("cr.secretaria"):
        ((small,),) = [(each.opened,) for each in queries.months()]

    for _ in range(6):
        break_glass(as_staff, carrier.code, by="cr.guardia")

    with as_staff("cr.secretaria"):
        (month,) = queries.months()
    assert (small, month.opened, month.in_time, month.not_right) == (None, 12, 0, 0)
    with as_staff("cr.policia"):
        assert queries.months() == []


def test_until_is_never_believed_beyond_four_hours(carrier: Carrier, as_staff: As) -> None:
    broken = break_glass(as_staff, carrier.code)
    as_owner("update emergencies_emergency set opened_at = now() - interval '5 hours' where id = %s", broken.key)

    with as_staff("cr.ninez") as actor:
        emergency = Emergency.objects.get(pk=broken.key)
        assert emergency.until is not None
        assert emergency.until > datetime.now(UTC) + timedelta(hours=3)
        with pytest.raises(NotAllowed, match="GLASS_OVER"):
            operations.open_through(actor, emergency, group="C1", now=datetime.now(UTC))
    assert as_member("cr.ninez", "select * from sec.glass_rows(%s, 'C1')", case_id()) == []
