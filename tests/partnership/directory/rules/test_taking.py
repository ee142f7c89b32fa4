"""How a row is taken: new, already there, changed, perhaps there, or wrong; never joined by itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry
from amparo.partnership.directory.rules.likeness import KnownOrganisation
from amparo.partnership.directory.rules.rows import OrganisationRow, PersonRow
from amparo.partnership.directory.rules.seeking import Organisations, People
from amparo.partnership.directory.rules.taking import TakingOrganisations, TakingPeople, values_of

ANA = Entry("Ana", "Pérez", "ana@x.hn", "HN", organisation="Casa")


def taking(*there: Entry) -> TakingPeople:
    made = TakingPeople(People({}), {}, lambda name, _where: {"Casa": 1}.get(name))
    for key, entry in enumerate(there, start=1):
        made.people.add(key, made.known_of(entry))
        made.values[key] = values_of(entry)
    made.root_of_code = {f"P{key}": key for key in range(1, len(there) + 1)}
    return made


def row(entry: Entry, code: str = "") -> PersonRow:
    return PersonRow(entry, code, ())


def test_a_row_that_says_what_is_there_is_known() -> None:
    for each in (row(ANA), row(ANA, "P1"), row(replace(ANA, family_names="Perez"), "")):
        assert taking(ANA).take(2, each).state in ("KNOWN", "CHANGED")
    assert taking(ANA).take(2, row(ANA)).match == 1


def test_a_row_with_a_new_place_or_name_is_a_change() -> None:
    found = taking(ANA).take(2, row(replace(ANA, given_names="Ana María", organisation="Foro")))

    assert (found.state, found.match, found.changes) == ("CHANGED", 1, ("given_names", "organisation"))


def test_without_e_mail_the_same_in_all_is_known_and_less_is_only_possible() -> None:
    quiet = replace(ANA, e_mail="")

    assert taking(quiet).take(2, row(quiet)).state == "KNOWN"
    assert taking(ANA).take(2, row(quiet)).state == "POSSIBLE"
    assert taking(replace(quiet, organisation="")).take(2, row(replace(quiet, organisation=""))).state == "POSSIBLE"


def test_rows_are_known_to_the_rows_after_them() -> None:
    made = taking()

    assert [made.take(2, row(ANA)).state, made.take(3, row(ANA)).match] == ["NEW", -2]


@given(st.sampled_from(["Ana", "Anna", "Berta"]), st.sampled_from(["", "ana@x.hn", "otra@x.hn"]))
def test_somebody_with_another_e_mail_is_never_taken_for_who_is_there(given_names: str, e_mail: str) -> None:
    found = taking(ANA).take(2, row(replace(ANA, given_names=given_names, e_mail=e_mail)))

    if e_mail != "ana@x.hn":
        assert (found.state in ("NEW", "POSSIBLE"), found.match) == (True, None)


def test_a_code_of_nobody_or_of_somebody_else_is_wrong() -> None:
    assert taking(ANA).take(2, row(ANA, "P9")).problems == (("NOT_OURS", "code"),)
    assert taking(ANA).take(2, row(Entry("Zoila", "Paz"), "P1")).problems == (("OF_ANOTHER", "code"),)


def test_organisations_are_taken_by_name_and_country() -> None:
    casa = OrganisationEntry("Casa", "STATE", "HN", ("CA",))
    made = TakingOrganisations(
        Organisations({1: KnownOrganisation("Casa", ("CA",), "HN")}),
        {1: casa},
        lambda name, where: 1 if (name, where) == ("Casa", "HN") else None,
        {"O1": 1},
    )

    def take(entry: OrganisationEntry, code: str = "") -> str:
        return made.take(2, OrganisationRow(entry, code, ())).state

    assert [take(casa), take(replace(casa, sector="")), take(replace(casa, country="GT"))] == ["KNOWN", "KNOWN", "NEW"]
    assert take(replace(casa, aliases=("La Casa",))) == "CHANGED"
    assert [take(casa, "O1"), take(casa, "O7")] == ["KNOWN", "WRONG"]
