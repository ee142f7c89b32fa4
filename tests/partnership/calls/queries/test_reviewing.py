"""What reviewers are shown."""

from __future__ import annotations

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.operations import applying, attaching
from amparo.partnership.calls.queries import reviewing as asked
from amparo.partnership.calls.rules.naming import COVER
from tests.conftest import As
from tests.foundation.documents.files import blank_pdf
from tests.partnership.calls.calling import AFTER, NOW, begun, named, published, screened, sent, without_ties, written

TEXT = "El Grupo Uno acompañó a la víctima Ana Gómez."


def test_gra_10_the_copy_of_a_reviewer_is_covered_and_holds_no_name_where_names_are_hidden(as_staff: As) -> None:
    call = published(as_staff)
    row = sent(call, text=TEXT, names_nobody=True).application
    screened(as_staff, [row])
    reviewer = named(as_staff, call, who=["hn.ninez"])[0]
    without_ties(as_staff, [reviewer], ["hn.ninez"])

    copy = asked.copy_for(reviewer, row)

    assert {text for _label, text in copy.answers} == {f"El {COVER} acompañó a la víctima {COVER}."}
    assert copy.name == ""
    everything = str(copy)
    assert not any(secret in everything for secret in ("Ana", "Gómez", "Grupo Uno", "Alba", "ejemplo.invalid"))


def test_gra_10_a_victim_is_covered_where_names_of_applicants_are_shown_too(as_staff: As) -> None:
    call = published(as_staff, hides_names=False)
    row = sent(call, text=TEXT, names_nobody=True).application
    screened(as_staff, [row])
    reviewer = named(as_staff, call, who=["hn.ninez"])[0]

    copy = asked.copy_for(reviewer, row)

    assert copy.name == "Grupo Uno"
    assert {text for _label, text in copy.answers} == {f"El Grupo Uno acompañó a la víctima {COVER}."}


def test_a_file_is_shown_once_somebody_read_it_and_never_where_names_are_hidden(as_staff: As) -> None:
    for hides in (False, True):
        call = published(as_staff, hides_names=hides)
        applicant, _code = begun(call)
        file = attaching.attach(by=applicant, name="a", body=blank_pdf(), at=NOW)
        applicant = written(applicant)
        applying.send(by=applicant, names_nobody=False, at=NOW)
        reviewer = named(as_staff, call, who=["hn.ninez"])[0]
        before = asked.copy_for(reviewer, applicant.application).files
        with as_staff("hn.programa") as actor:
            attaching.clear_file(by=actor, file=file, at=AFTER)

        after = asked.copy_for(reviewer, applicant.application).files

        assert (len(before), len(after)) == (0, 0 if hides else 1)


def test_the_key_of_a_tie_tells_no_number_and_differs_by_reviewer(as_staff: As) -> None:
    call = published(as_staff)
    row = sent(call).application
    one, other = named(as_staff, call)

    keys = {asked.key_of(one, row), asked.key_of(other, row)}

    assert len(keys) == 2
    assert all(len(key) == 20 for key in keys)


def test_whoever_runs_a_call_is_not_among_those_who_may_judge(as_staff: As) -> None:
    call = published(as_staff)
    found = {name for _key, name, _institution in asked.may_judge("HN")}

    assert found
    with as_staff("hn.ninez") as actor:
        assert not asked.judges(actor)
    named(as_staff, call, who=["hn.ninez"])
    with as_staff("hn.ninez") as actor:
        assert asked.judges(actor)
        assert asked.reviewer_as(actor, call.code, words.CONCEPT) is not None
        assert asked.reviewer_as(actor, call.code, words.PLAN) is None
