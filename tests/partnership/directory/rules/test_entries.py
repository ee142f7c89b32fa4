"""What is entered says a name, and answers only what is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from amparo.partnership.directory.rules.entries import (
    Entry,
    OrganisationEntry,
    is_e_mail,
    reasons_not_to_end,
    reasons_not_to_enter,
    reasons_not_to_enter_organisation,
    reasons_not_to_list,
)

ANA = Entry("Ana", "Pérez", "ana@x.hn", "HN", "WOMAN", organisation="Policía")


def test_a_name_is_enough() -> None:
    assert reasons_not_to_enter(Entry("Ana")) == []
    assert reasons_not_to_enter(ANA) == []


@pytest.mark.parametrize(
    "entry",
    [
        Entry("", " "),
        replace(ANA, e_mail="ana"),
        replace(ANA, country="XX"),
        replace(ANA, gender="M"),
        replace(ANA, declared_group="X"),
        replace(ANA, post="x" * 201),
    ],
)
def test_what_is_wanting_is_told_in_one_sentence(entry: Entry) -> None:
    assert len(reasons_not_to_enter(entry)) == 1


@pytest.mark.parametrize("text", ["ana@x.hn", "ana.perez+1@sub.gob.hn"])
def test_an_e_mail_is_known(text: str) -> None:
    assert is_e_mail(text)


@pytest.mark.parametrize(
    "text", ["", "ana", "ana@", "@x.hn", "ana@x", "a b@x.hn", "a@x.hn,b@x.hn", "a@.hn", "<a@x.hn>"]
)
def test_what_is_no_e_mail_is_known(text: str) -> None:
    assert not is_e_mail(text)


def test_an_organisation_has_a_name_and_known_answers() -> None:
    assert reasons_not_to_enter_organisation(OrganisationEntry("Policía", "STATE", "HN")) == []
    assert len(reasons_not_to_enter_organisation(OrganisationEntry(" "))) == 1
    assert len(reasons_not_to_enter_organisation(OrganisationEntry("x", "BAD"))) == 1
    assert len(reasons_not_to_enter_organisation(OrganisationEntry("x", aliases=("y" * 201,)))) == 1


def test_listing_needs_a_purpose_and_a_day_that_has_come() -> None:
    today = date(2026, 5, 5)

    assert reasons_not_to_list(purpose="LISTED", given_on=today, today=today) == []
    assert len(reasons_not_to_list(purpose="", given_on=today, today=today)) == 1
    assert len(reasons_not_to_list(purpose="LISTED", given_on=None, today=today)) == 1
    assert len(reasons_not_to_list(purpose="LISTED", given_on=date(2026, 5, 6), today=today)) == 1


def test_nothing_ends_before_it_began() -> None:
    assert reasons_not_to_end(from_on=None, to_on=date(2020, 1, 1)) == []
    assert len(reasons_not_to_end(from_on=date(2020, 1, 2), to_on=date(2020, 1, 1))) == 1
