"""How a row of a file would be taken: as somebody new, somebody already there, or somebody who may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from amparo.partnership.directory import vocabulary as words
from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry
from amparo.partnership.directory.rules.joining import PERSON_FIELDS
from amparo.partnership.directory.rules.likeness import Known, KnownOrganisation, names_alike
from amparo.partnership.directory.rules.names import fold, key_of
from amparo.partnership.directory.rules.rows import OrganisationRow, PersonRow, Problem
from amparo.partnership.directory.rules.seeking import Organisations, People

ORGANISATION: Final = "organisation"
# Rows of the file itself are known by their number below nothing: row 7 is -7.


@dataclass(frozen=True, slots=True)
class Taking:
    """How one row is taken: its state, whom it speaks of and what would change, or who it may be and why."""

    state: str
    problems: tuple[Problem, ...] = ()
    match: int | None = None
    changes: tuple[str, ...] = ()
    like: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    def as_json(self) -> list[dict[str, Any]]:
        """Return what is kept of it with the row."""
        if self.match is not None:
            return [{"key": self.match, "changes": list(self.changes)}]
        return [{"key": key, "score": score, "reasons": list(reasons)} for key, score, reasons in self.like]


@dataclass
class TakingPeople:
    """Reads the rows of one file in order, each against the directory and against the rows before it."""

    people: People
    values: dict[int, Mapping[str, str]]
    organisation_named: Callable[[str, str], int | None]
    root_of_code: Mapping[str, int] = field(default_factory=dict)

    def take(self, number: int, row: PersonRow) -> Taking:
        """Say how a row is taken, and know it for the rows after it."""
        if row.problems:
            return Taking(words.WRONG, row.problems)
        known = self.known_of(row.entry)
        match, problem = self._match(row, known)
        if problem:
            return Taking(words.WRONG, ((problem, "code"),))
        if match is not None:
            changes = self._changes(match, row.entry, known)
            return Taking(words.CHANGED if changes else words.KNOWN, match=match, changes=changes)
        like = tuple((key, each.score, each.reasons) for key, each in self.people.like(known))
        self.people.add(-number, known)
        self.values[-number] = values_of(row.entry)
        return Taking(words.POSSIBLE if like else words.NEW, like=like)

    def known_of(self, entry: Entry) -> Known:
        """Return what is compared of an entry; an organisation that is not there yet is known by its name."""
        name = entry.organisation.strip()
        where: int | str | None = None
        if name:
            where = self.organisation_named(name, entry.country) or fold(name)
        places: frozenset[int | str] = frozenset() if where is None else frozenset({where})
        return Known(key_of(entry.family_names, entry.given_names), entry.e_mail, places, entry.country)

    def _match(self, row: PersonRow, known: Known) -> tuple[int | None, str]:
        """Return who a row speaks of beyond doubt: by code, by e-mail and name, or by saying what is there already."""
        if row.code:
            found = self.root_of_code.get(row.code.strip().upper())
            if found is None:
                return None, "NOT_OURS"
            there = self.people.known[found]
            same_mail = bool(known.e_mail) and known.e_mail == there.e_mail
            alike = names_alike(known.key, there.key)[0] > 0
            return (found, "") if alike or same_mail else (None, "OF_ANOTHER")
        for other in self.people.with_e_mail(known.e_mail):
            if names_alike(known.key, self.people.known[other].key)[0] > 0:
                return other, ""
        return self._same_in_all(known), ""

    def _same_in_all(self, known: Known) -> int | None:
        """Without e-mails, only the same name in the same organisation and country is the same entry again."""
        if known.e_mail or not known.organisations:
            return None
        for other, _like in self.people.like(known):
            there = self.people.known[other]
            if (there.key, there.e_mail, there.country) == (known.key, "", known.country) and (
                known.organisations <= there.organisations
            ):
                return other
        return None

    def _changes(self, match: int, entry: Entry, known: Known) -> tuple[str, ...]:
        there = self.values[match]
        told = values_of(entry)
        changed = [name for name in PERSON_FIELDS if told[name] and told[name] != there[name]]
        if not known.organisations <= self.people.known[match].organisations:
            changed.append(ORGANISATION)
        return tuple(changed)


def values_of(entry: Entry) -> dict[str, str]:
    """Return what an entry says, field by field."""
    return {name: " ".join(str(getattr(entry, name)).split()) for name in PERSON_FIELDS}


@dataclass
class TakingOrganisations:
    """Reads the rows of a file of organisations."""

    organisations: Organisations
    values: dict[int, OrganisationEntry]
    organisation_named: Callable[[str, str], int | None]
    root_of_code: Mapping[str, int] = field(default_factory=dict)
    _in_file: dict[tuple[str, str], int] = field(default_factory=dict)

    def take(self, number: int, row: OrganisationRow) -> Taking:
        """Say how a row is taken, and know it for the rows after it."""
        if row.problems:
            return Taking(words.WRONG, row.problems)
        key = fold(row.entry.name)
        match = self.root_of_code.get(row.code.strip().upper()) if row.code else self._named(key, row.entry)
        if row.code and match is None:
            return Taking(words.WRONG, (("NOT_OURS", "code"),))
        if match is not None:
            changes = self._changes(match, row.entry)
            return Taking(words.CHANGED if changes else words.KNOWN, match=match, changes=changes)
        known = KnownOrganisation(row.entry.name, row.entry.aliases, row.entry.country)
        like = tuple((other, each.score, each.reasons) for other, each in self.organisations.like(known))
        self._in_file[(key, row.entry.country)] = -number
        self.values[-number] = row.entry
        return Taking(words.POSSIBLE if like else words.NEW, like=like)

    def _named(self, key: str, entry: OrganisationEntry) -> int | None:
        return self.organisation_named(entry.name, entry.country) or self._in_file.get((key, entry.country))

    def _changes(self, match: int, entry: OrganisationEntry) -> tuple[str, ...]:
        there = self.values[match]
        changed = [name for name in ("sector", "country") if getattr(entry, name, "") not in ("", getattr(there, name))]
        if (
            match > 0
            and fold(entry.name) != fold(there.name)
            and self.organisation_named(entry.name, entry.country) != match
        ):
            changed.append("name")
        names = {fold(there.name), *map(fold, there.aliases)}
        if {fold(alias) for alias in entry.aliases} - names:
            changed.append("aliases")
        return tuple(changed)
