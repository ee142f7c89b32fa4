"""Who may do what, and who may open what, in words that a coalition can read and sign."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Final

from amparo.foundation.access import need_to_know
from amparo.foundation.access.permits import Condition
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.protection.consents.vocabulary import PURPOSES as CONSENTS
from amparo.site.home.exports.tables import MADE, rooms, table

GROUPS: Final = {
    "C0": "Case key and state",
    "C1": "Identity and safe contact",
    "C2": "Safety and location",
    "C3": "Minimal facts",
    "C4": "The person's account",
    "C5": "Health",
    "C6": "Justice",
    "C7": "Migration and asylum",
    "C8": "Care",
    "C9": "Money",
    "CA": "Accreditation file",
    "RP": "Packet of a referral",
}
PURPOSES: Final = {
    need_to_know.CARE: "Care",
    need_to_know.ACCREDITATION: "Accreditation",
    need_to_know.JUSTICE: "Justice",
    need_to_know.REPARATION: "Reparation",
    need_to_know.NOTICE: "Notice only",
}


def permissions_page() -> str:
    """Say who may do what and who may open what, in words that a coalition can read and sign."""
    lines = [
        "# Permissions",
        MADE,
        "Two questions are asked before anything happens: **who may do it**, and **who may open it**."
        " Both answers stand here as the system applies them. What is not listed is refused.",
        "## Who may do what",
        "Any line is enough; all of a line must hold. That the case is one of the actor's own is asked before.",
        *_paragraphs(_operations()),
        "## Who may open what",
        "A role opens a group of fields of a case only through a live grant of its team, for a purpose that needs the"
        " group, and, where a consent is named, only while the person agrees.",
        "\n".join(_reads()),
        "## What each purpose needs",
        "\n".join(_purposes()),
        "## The groups of fields",
        "\n".join(table(("Code", "Group", "Kept"), _groups())),
    ]
    return "\n\n".join(lines) + "\n"


def _paragraphs(operations: dict[str, list[list[str]]]) -> Iterator[str]:
    for package, rows in operations.items():
        yield f"### {package.replace('_', ' ').capitalize()}"
        yield "\n".join(table(("To do", "Allowed when"), rows))


def _operations() -> dict[str, list[list[str]]]:
    """Return the rows of every package's table of permissions."""
    found: dict[str, list[list[str]]] = {}
    for module in rooms("permissions"):
        package = module.__name__.split(".")[-2]
        found[package] = [[_said(name), _lines(lines)] for name, lines in sorted(module.MAY.items())]
    return dict(sorted(found.items()))


def _said(code: str) -> str:
    return code.replace("_", " ").capitalize()


def _lines(lines: Iterable[Iterable[Condition]]) -> str:
    """Say the conditions of an operation by the first sentence of each."""
    told = [" **and** ".join(_first_sentence(condition) for condition in line) for line in lines]
    return " **or** ".join(told) or "nobody"


def _first_sentence(condition: Condition) -> str:
    """Say a condition by the first sentence of its description, and the roles that it names."""
    said = inspect.getdoc(condition) or condition.__name__
    sentence = " ".join(said.split("\n\n")[0].split()).rstrip(".").partition("; that the case")[0]
    return sentence + "".join(_named_roles(condition))


def _named_roles(condition: Condition) -> Iterator[str]:
    """Yield, in brackets, the roles of each set of roles that a condition looks at."""
    module = inspect.getmodule(condition)
    for name in condition.__code__.co_names:
        held = getattr(module, name, None)
        if isinstance(held, frozenset) and held <= set(ROLE_LABELS):
            roles = ", ".join(str(ROLE_LABELS[role]).lower() for role in ROLE_LABELS if role in held)
            yield f" ({'not ' if name.startswith('NOT_') else ''}{roles})"


def _reads() -> list[str]:
    roles = need_to_know.READS
    rows = [
        [str(ROLE_LABELS.get(role, role)), *(_cell(role, group) for group in need_to_know.GROUPS)] for role in roles
    ]
    return table(("Role", *need_to_know.GROUPS), rows)


def _cell(role: str, group: str) -> str:
    if group not in need_to_know.READS[role]:
        return ""
    consent = need_to_know.CONSENT_NEEDED.get((role, group))
    return f"with consent: {str(CONSENTS[consent]).lower()}" if consent else "yes"


def _purposes() -> list[str]:
    rows = []
    for purpose in need_to_know.PURPOSES:
        working = [
            str(ROLE_LABELS[role]) for role, works_for in need_to_know.ROLE_PURPOSE.items() if works_for == purpose
        ]
        groups = [group for group in need_to_know.GROUPS if group in need_to_know.PURPOSE_GROUPS[purpose]]
        rows.append([PURPOSES[purpose], ", ".join(groups), ", ".join(working)])
    return table(("Purpose", "Groups", "Roles that come in for it"), rows)


def _groups() -> Iterator[list[str]]:
    for group in need_to_know.GROUPS:
        sealed = group in need_to_know.SEALED_GROUPS
        kept = "encrypted; codes in clear" if group == "C8" else "encrypted" if sealed else "in clear, in codes only"
        yield [group, GROUPS[group], kept]
