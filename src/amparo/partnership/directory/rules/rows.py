"""What a row of a file says: its columns known by their headings in three languages, its answers by their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from amparo.partnership.directory.rules.countries import country_code
from amparo.partnership.directory.rules.entries import Entry, OrganisationEntry, is_e_mail
from amparo.partnership.directory.rules.names import fold, split_name
from amparo.partnership.directory.vocabulary import LONGEST_LINE

Problem = tuple[str, str]

_PEOPLE: Final = {
    "code": "codigo|code|id|identificador|identifiant",
    "whole_name": "nombre completo|nombre y apellidos|nombres y apellidos|nom complet|full name|participante|name"
    "|nombre|participant",
    "given_names": "nombres|prenom|prenoms|given names|given name|first name|primer nombre",
    "family_names": "apellidos|apellido|nom|noms|nom de famille|noms de famille|family names|family name|last name"
    "|surname",
    "e_mail": "correo|correo electronico|e mail|email|mail|courriel|correo e",
    "country": "pais|pays|country",
    "organisation": "organizacion|institucion|organisation|institution|organization|entidad",
    "sector": "sector|secteur",
    "post": "cargo|puesto|poste|fonction|post|position|job title",
    "from_on": "desde|depuis|from|since",
    "gender": "genero|sexo|genre|sexe|gender|sex",
    "declared_group": "grupo|groupe|group|grupo declarado|groupe declare|self declared group",
}
_ORGANISATIONS: Final = {
    "code": "codigo|code|id|identificador|identifiant",
    "name": "nombre|nom|name|organizacion|organisation|organization|institucion|institution",
    "aliases": "otros nombres|autres noms|other names|alias|siglas|sigles|initials",
    "sector": "sector|secteur",
    "country": "pais|pays|country",
}
_ANSWERS: Final = {
    "gender": {
        "WOMAN": "mujer|femme|woman|femenino|feminin|female|f",
        "MAN": "hombre|homme|man|masculino|masculin|male|h",
        "OTHER": "otra respuesta|otra|otro|autre reponse|autre|another answer|other",
    },
    "sector": {
        "STATE": "institucion del estado|estado|estatal|institution de l etat|etat|state institution|state"
        "|gobierno|publico",
        "CIVIL_SOCIETY": "sociedad civil|societe civile|civil society|osc|ong|ngo|cso",
        "ACADEMY": "academia|milieu universitaire|ecole|academy|universidad|university",
        "INTERNATIONAL": "cooperacion internacional|cooperation internationale|international cooperation|internacional"
        "|international",
        "PRIVATE": "sector privado|privado|secteur prive|private sector|private",
        "COMMUNITY": "organizacion comunitaria|comunidad|organisation communautaire|community organisation|community",
    },
    "declared_group": {
        "INDIGENOUS": "pueblos indigenas|indigena|peuples autochtones|indigenous people|indigenous",
        "AFRODESCENDANT": "personas afrodescendientes|afrodescendiente|personnes afrodescendantes"
        "|people of african descent|afro",
        "LGBTI": "personas lgbti|personnes lgbti|lgbti people|lgbti|lgbtiq|lgbtqi",
        "DISABILITY": "personas con discapacidad|discapacidad|personnes handicapees|people with a disability",
        "MIGRANT": "personas migrantes o refugiadas|personnes migrantes ou refugiees|migrants or refugees|migrante",
    },
}


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, told in table.items() for word in told.split("|")}


_PEOPLE_BY_WORD: Final = _by_word(_PEOPLE)
_ORGANISATIONS_BY_WORD: Final = _by_word(_ORGANISATIONS)
_ANSWERS_BY_WORD: Final = {field: _by_word(table) for field, table in _ANSWERS.items()}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of people: what it says, the code that it carries, and what is wrong with it."""

    entry: Entry
    code: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A row of organisations: what it says, the code that it carries, and what is wrong with it."""

    entry: OrganisationEntry
    code: str
    problems: tuple[Problem, ...]


def columns_of(headings: Sequence[str], *, people: bool) -> dict[str, int]:
    """Return where each known column stands; a heading told twice is known once."""
    known = _PEOPLE_BY_WORD if people else _ORGANISATIONS_BY_WORD
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = known.get(fold(heading))
        if name is not None:
            found.setdefault(name, place)
    if "family_names" in found and "given_names" not in found and "whole_name" in found:
        found["given_names"] = found.pop("whole_name")
    return found


def missing_columns(columns: Iterable[str], *, people: bool) -> list[str]:
    """Return the columns without which nothing can be imported."""
    have = set(columns)
    if people:
        return [] if have & {"given_names", "whole_name"} else ["given_names"]
    return [] if "name" in have else ["name"]


def person_in(cells: Mapping[str, str]) -> PersonRow:
    """Read a row of people; what cannot be understood is a problem of its field, and is left out of the entry."""
    given, family = cells.get("given_names", ""), cells.get("family_names", "")
    if not given and cells.get("whole_name"):
        given, family = split_name(cells["whole_name"])
    problems = [] if given or family else [("NO_NAME", "given_names")]
    e_mail = cells.get("e_mail", "").casefold()
    if e_mail and not is_e_mail(e_mail):
        problems.append(("E_MAIL", "e_mail"))
    problems += [("LONG", name) for name in cells if len(cells[name]) > LONGEST_LINE]
    entry = Entry(
        given_names=given[:LONGEST_LINE],
        family_names=family[:LONGEST_LINE],
        e_mail=e_mail,
        country=_country(cells, problems),
        gender=_answer("gender", cells, problems),
        declared_group=_answer("declared_group", cells, problems),
        organisation=cells.get("organisation", ""),
        sector=_answer("sector", cells, problems),
        post=cells.get("post", ""),
        from_on=_day(cells, problems),
    )
    return PersonRow(entry, cells.get("code", ""), tuple(problems))


def organisation_in(cells: Mapping[str, str]) -> OrganisationRow:
    """Read a row of organisations; other names stand in one cell, with semicolons between them."""
    problems: list[Problem] = [] if cells.get("name") else [("NO_NAME", "name")]
    aliases = tuple(alias.strip() for alias in cells.get("aliases", "").split(";") if alias.strip())
    if any(len(name) > LONGEST_LINE for name in (cells.get("name", ""), *aliases)):
        problems.append(("LONG", "name"))
    entry = OrganisationEntry(
        cells.get("name", ""), _answer("sector", cells, problems), _country(cells, problems), aliases
    )
    return OrganisationRow(entry, cells.get("code", ""), tuple(problems))


def _answer(name: str, cells: Mapping[str, str], problems: list[Problem]) -> str:
    told = fold(cells.get(name, ""))
    if not told:
        return ""
    found = _ANSWERS_BY_WORD[name].get(told, "")
    if not found and told.upper() in _ANSWERS[name]:
        found = told.upper()
    if not found:
        problems.append(("AMBIGUOUS" if name == "gender" and told == "m" else "UNKNOWN", name))
    return found


def _country(cells: Mapping[str, str], problems: list[Problem]) -> str:
    told = cells.get("country", "")
    found = country_code(told) if told else ""
    if told and not found:
        problems.append(("COUNTRY", "country"))
    return found


def _day(cells: Mapping[str, str], problems: list[Problem]) -> date | None:
    told = cells.get("from_on", "")
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        problems.append(("DAY", "from_on"))
        return None
