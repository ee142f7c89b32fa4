"""One overdue list of all modules, and the gate of agreements."""

from __future__ import annotations

from datetime import date, timedelta

from amparo.partnership.coalition.models import Institution
from amparo.partnership.governance.operations import promises as operations
from amparo.partnership.governance.queries import promises
from tests.conftest import As
from tests.partnership.directory.entering import TODAY
from tests.partnership.governance.operations.test_promises import agreed, raised, signed


def test_gov_06_what_is_overdue_is_one_list_of_all_modules_linked_to_its_source(as_staff: As) -> None:
    late = [
        raised(as_staff, source, TODAY - timedelta(days=days), opens=f"/{source.lower()}/7/")
        for source, days in (("MEETING", 3), ("PRACTICE", 9), ("GRANT", 1))
    ]
    raised(as_staff, "MEETING", TODAY)
    done = raised(as_staff, "EVENT", TODAY - timedelta(days=5))
    with as_staff("hn.secretaria") as by:
        operations.close_action(by=by, point=done, closes_as="DONE", proof="Oficio", on=TODAY)

    with as_staff("hn.policia") as by:
        found = promises.overdue(promises.points_visible_to(by), TODAY)
        assert [(each.pk, each.opens) for each in found] == [
            (late[1].pk, "/practice/7/"), (late[0].pk, "/meeting/7/"), (late[2].pk, "/grant/7/"),
        ]  # fmt: skip
        rest = promises.after(found, (late[1].due_on, late[1].pk))
        assert [each.pk for each in rest] == [late[0].pk, late[2].pk]
        assert promises.point_visible_to(by, done.pk) == done
    for username in ("cr.secretaria", "hn.datos"):
        with as_staff(username) as by:
            assert not promises.points_visible_to(by).exists()


def test_nothing_passes_without_an_agreement_and_everything_inside_one_institution(database: str) -> None:
    giver, receiver = Institution.objects.filter(country__code="HN").values_list("pk", flat=True)[:2]

    assert promises.agreement_permits(giver, giver, "C4", TODAY).is_permitted
    assert promises.agreement_permits(giver, receiver, "C0", TODAY) == promises.Passage(False)


def test_the_agreement_that_permits_is_named_among_several(as_staff: As) -> None:
    old = agreed(as_staff, to_on=date(2026, 6, 30))
    new = agreed(as_staff, groups=("C1", "C5"), purposes=("JUSTICE",))
    for each in (old, new):
        for code in ("HN_POLICE", "HN_SENAF"):
            signed(as_staff, each, "hn.secretaria", code, date(2026, 2, 1))
    giver, receiver = new.giver_id, new.receiver_id

    def by_which(group: str, on: date, purpose: str = "") -> int | None:
        return promises.agreement_permits(giver, receiver, group, on, purpose=purpose).agreement

    assert by_which("C1", date(2026, 3, 1)) == old.pk
    assert by_which("C1", date(2026, 3, 1), "JUSTICE") == new.pk
    assert by_which("C1", TODAY) == new.pk
    assert by_which("C8", TODAY) is None


def test_agreements_are_seen_in_the_coalition(as_staff: As) -> None:
    made = agreed(as_staff)

    with as_staff("hn.policia") as by:
        assert promises.agreement_visible_to(by, made.pk) == made
        assert promises.terms_of(made).signed_on == ()
    for username in ("cr.policia", "hn.datos"):
        with as_staff(username) as by:
            assert promises.agreement_visible_to(by, made.pk) is None
