"""The frame around every page, from who acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from urllib.parse import urlencode

import django
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from amparo.evidence.surveys.vocabulary import READS_RESULTS
from amparo.foundation.access.actors import Actor
from amparo.foundation.accounts import queries as accounts
from amparo.foundation.accounts.standing import open_until
from amparo.foundation.audit import queries as audit
from amparo.foundation.audit.words import action_label
from amparo.foundation.design.addresses import row_key
from amparo.foundation.design.boards import Cell, DemoAccount, Table, table
from amparo.foundation.design.frame import Frame, Language, NavItem
from amparo.foundation.design.icons import PATHS
from amparo.foundation.design.pieces import Chip, EmptyState, Fact, More, PageHeader
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.calls.queries.reviewing import judges
from amparo.partnership.calls.vocabulary import SEES_CALLS
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.coalition.vocabulary import ROLE_LABELS
from amparo.partnership.guarding.permissions import GUARDS
from amparo.partnership.members.vocabulary import SEES_MEMBERS
from amparo.partnership.procedures import queries as procedures
from amparo.prevention.community.vocabulary import SEES_REPORTS
from amparo.prevention.outreach.vocabulary import SEES_OUTREACH
from amparo.protection.complaints.vocabulary import GUARDING

SHORT = {"es": "ES", "fr": "FR", "en": "EN"}
WITHOUT_CASES = frozenset({"auditor", "administrator", "drafter", "steering", "trainer", "focal_point", "programme"})

# They keep, steer or serve the bodies of the coalition; others reach those they sit in from the coalition.
GOVERNANCE_ROLES = frozenset({"secretariat", "focal_point", "programme", "steering"})
# Pages that belong to a place of the navigation although their address does not begin with its own; and where a
# page belongs for those who have no place of their own for it, such as a member of a body who is of no secretariat.
BESIDE = {
    "pathways:cases": ("releases:list", "seals:list", "finding:desk"),
    "procedures:list": ("adoption:matrix", "adoption:proposals", "adoption:offers", "conformance:overview"),
    "directory:people": ("directory:organisations", "directory:pairs", "directory:imports"),
    "results:projects": ("claims:register", "reports:list", "surveys:list"),
    "studies:list": ("studies:consultations",),
    "calls:judging": ("calls:list",),
    "training:home": ("rolls:activities",),
    "coalition:list": (
        "governance:bodies", "directory:people", "directory:organisations", "directory:pairs", "directory:imports",
        "calls:list",
    ),
}  # fmt: skip
# They plan, teach or send people: the directory and the rolls are in their navigation.
PROGRAMME_ROLES = frozenset({"secretariat", "focal_point", "trainer", "programme"})


def frame_context(request: HttpRequest) -> dict[str, Any]:
    """Give every template its frame; pages outside the signed-in area have one without navigation."""
    actor: Actor | None = getattr(request, "actor", None)
    here = getattr(request, "place", "") or request.path
    nav = tuple(_nav(actor, here)) if actor else ()
    frame = Frame(
        institution=_institution(actor),
        role_label=", ".join(str(ROLE_LABELS.get(role, role)) for role in sorted(actor.roles)) if actor else "",
        account_label=actor.label if actor else "",
        home_url=reverse("home:start"),
        account_url=reverse("accounts:account"),
        account_menu=_account_menu(actor),
        sign_out_url=reverse("home:sign_out"),
        exit_url=reverse("home:leave"),
        language_url=reverse("home:language"),
        here=request.get_full_path(),
        nav=nav,
        phone_places=_on_a_phone(nav, actor),
        footer=(NavItem(_("About Amparo"), reverse("home:about"), "info"),),
        languages=_languages(),
        is_demo=settings.IS_DEMO,
        open_until=open_until(request),
    )
    return {"frame": frame, "roles_to_try": SimpleLazyObject(_roles_to_try)}


def _account_menu(actor: Actor | None) -> tuple[NavItem, ...]:
    """What is reached from one's name."""
    items = (NavItem(_("Hand over this device"), reverse("accounts:hand_over"), "account"),)
    people = NavItem(_("People of my institution"), reverse("members:list"), "coalition")
    return (people, *items) if actor is not None and actor.roles & SEES_MEMBERS else items


def _beside(here: str, places: set[str]) -> str:
    """Return which of somebody's places a page belongs to although its address does not say so."""
    found = (reverse(place) for place, names in BESIDE.items() if here.startswith(tuple(map(reverse, names))))
    return next((place for place in found if place in places), "")


def _on_a_phone(nav: tuple[NavItem, ...], actor: Actor | None) -> tuple[NavItem, ...]:
    """The four places at the bottom of a phone; who works on cases reads procedures less often than the rest."""
    works_on_cases = actor is not None and bool(actor.roles - WITHOUT_CASES)
    return tuple(item for item in nav if item.icon not in {"flow", "clock"} or not works_on_cases)[:4]


def _roles_to_try() -> list[tuple[str, list[DemoAccount]]]:
    """The demonstration's accounts, for whichever page asks one to sign in; read only there."""
    return demo_groups(accounts.demo_accounts()) if settings.IS_DEMO else []


def _institution(actor: Actor | None) -> str:
    if actor is None or actor.institution is None:
        return ""
    return in_language(dict(coalition.institution_names(actor.institution)))


def _languages() -> tuple[Language, ...]:
    now = translation.get_language()
    return tuple(Language(code, SHORT[code], name, code == now) for code, name in settings.LANGUAGES)


# On a desk these words hold their places together when all do not fit on one line: the word of the first one.
GROUPS = (
    ("pathways:cases", *(place for _roles, _label, place, _icon in GUARDING)),
    ("procedures:list", "conformance:overview"),
    ("coalition:list", "governance:bodies", "directory:people", "calls:list", "calls:judging", "outreach:home"),
    ("training:home", "rolls:activities", "events:events"),
    ("results:projects", "surveys:list", "studies:list"),
)
# Reports are a place of their own for who receives them, and stand with referrals for who is passed some.
PASSED_ON = (("referrals:inbox", "community:home"), *GROUPS)


def _nav(actor: Actor, here: str) -> list[NavItem]:
    """The places that this actor's roles use, in the order of the work."""
    items = _of_cases(actor) + _of_coalition(actor) + _of_results(actor)
    best = max((url for _label, url, _icon in items if here.startswith(url)), key=len, default="")
    best = best or _beside(here, {url for _label, url, _icon in items})
    groups = _groups({url: label for label, url, _icon in items}, GROUPS if "intake" in actor.roles else PASSED_ON)
    return [
        NavItem(label, url, icon if icon in PATHS else "circle", url == best, groups.get(url, ""))
        for label, url, icon in items
    ]


def _groups(labels: dict[str, str], kept: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Say under which word each place stands."""
    found: dict[str, str] = {}
    for names in kept:
        urls = [url for url in map(reverse, names) if url in labels]
        found.update((url, labels[urls[0]]) for url in urls)
    return found


def _of_cases(actor: Actor) -> list[tuple[str, str, str]]:
    """The work on cases, for whom has it, and the procedures, for everyone."""
    items = []
    if actor.roles - WITHOUT_CASES:
        items.append((_("My work"), reverse("pathways:work"), "work"))
        items.append((_("Cases"), reverse("pathways:cases"), "cases"))
        items.append((_("Referrals"), reverse("referrals:inbox"), "send"))
    if actor.country and actor.roles & SEES_REPORTS:
        items.append((_("Reported to us"), reverse("community:home"), "reports"))
    items.append((_("Procedures"), reverse("procedures:list"), "flow"))
    guarding = [each for each in GUARDING if actor.country and actor.roles & each[0]]
    items += [(str(label), reverse(place), icon) for _roles, label, place, icon in guarding]
    if "secretariat" in actor.roles:
        items.append((_("In practice"), reverse("conformance:overview"), "clock"))
    return items


def _of_coalition(actor: Actor) -> list[tuple[str, str, str]]:
    """The coalition and what it keeps, training and practices."""
    items = [(_("Coalition"), reverse("coalition:list"), "coalition")]
    if actor.roles & GOVERNANCE_ROLES:
        items.append((_("Governance"), reverse("governance:bodies"), "scale"))
    if actor.roles & PROGRAMME_ROLES:
        items.append((_("People"), reverse("directory:people"), "people"))
    items += _calls(actor)
    if actor.country and actor.roles - {"administrator"}:
        items.append((_("Training"), reverse("training:home"), "training"))
    if actor.roles & PROGRAMME_ROLES:
        items.append((_("Activities"), reverse("rolls:activities"), "calendar"))
    if actor.country and actor.roles - {"administrator", "auditor"}:
        items.append((_("Events"), reverse("events:events"), "calendar"))
    if actor.country and actor.roles & SEES_OUTREACH:
        items.append((_("Communities"), reverse("outreach:home"), "globe"))
    if actor.country and actor.roles - {"administrator"}:
        items.append((_("Practices"), reverse("practices:catalogue"), "book"))
    return items


def _of_results(actor: Actor) -> list[tuple[str, str, str]]:
    """Results and surveys, and what only the auditor and the administrator see."""
    items = []
    if actor.roles - {"administrator"}:
        items.append((_("Results"), reverse("results:projects"), "results"))
    if actor.roles & READS_RESULTS:
        items.append((_("Surveys"), reverse("surveys:list"), "reports"))
    if actor.country and actor.roles - {"administrator", "auditor"}:
        items.append((_("Situation"), reverse("studies:list"), "globe"))
    if "auditor" in actor.roles:
        items.append((_("Oversight"), reverse("home:oversight"), "eye"))
    if "administrator" in actor.roles:
        items.append((_("Service"), reverse("home:service"), "settings"))
    if actor.country and actor.roles & GUARDS:
        items.append((_("Keys"), reverse("guarding:keys"), "lock"))
    return items


def _calls(actor: Actor) -> list[tuple[str, str, str]]:
    """Calls and grants for those who run or steer the programme; for others, what they were named to judge."""
    if actor.country and actor.roles & SEES_CALLS:
        return [(_("Calls and grants"), reverse("calls:list"), "document")]
    if actor.roles - {"administrator", "auditor"} and judges(actor):
        return [(_("To judge"), reverse("calls:judging"), "scale")]
    return []


def demo_groups(shown: list[Any]) -> list[tuple[str, list[DemoAccount]]]:
    """Group the demonstration's accounts by country, each with its role and institution."""
    places = coalition.places_of(account.pk for account in shown)
    groups: dict[str, list[DemoAccount]] = {}
    for account in shown:
        if account.pk in places:
            country, institution, role = places[account.pk]
            label = str(ROLE_LABELS.get(role, role))
            groups.setdefault(country, []).append(
                DemoAccount(label, f"{institution} · {account.label}", account.username)
            )
    return list(groups.items())


@dataclass(frozen=True, slots=True)
class Oversight:
    """Entries for the auditor, with filters and the way to older ones."""

    header: PageHeader
    chips: tuple[Chip, ...]
    table: Table
    more: More | None
    empty: EmptyState


FILTERS = {"": _lazy("All"), "OPENED": _lazy("Opened"), "REFUSED": _lazy("Refused"), "CONSENT": _lazy("Consents")}
PAGE = 50


def oversight(country: str, asked: Mapping[str, str]) -> Oversight:
    """Gather a page of entries, latest first."""
    action = asked.get("a", "") if asked.get("a", "") in FILTERS else ""
    before = row_key(asked.get("antes", ""))
    case = asked.get("caso", "")[:20].replace("\x00", "")
    rows = audit.entries_for_oversight(limit=PAGE + 1, before=before, action=action, case=case)
    here = reverse("home:oversight")
    more = None
    if len(rows) > PAGE:
        query = urlencode({"a": action, "caso": case, "antes": rows[PAGE - 1].pk})
        more = More(_("%(count)s entries shown") % {"count": PAGE}, f"{here}?{query}")
    short = coalition.short_names_in(country)
    cells = tuple(
        (
            Cell(date_format(localtime(row.at), "SHORT_DATETIME_FORMAT")),
            Cell(action_label(row.action)),
            Cell(row.case or "—"),
            Cell(row.group or "—"),
            Cell(short.get(row.institution, row.institution) or _("Amparo")),
            Cell(", ".join(str(ROLE_LABELS.get(role, role)) for role in row.role.split()) or "—"),
        )
        for row in rows[:PAGE]
    )
    columns = (_("When"), _("What"), _("Case"), _("Group"), _("Institution"), _("Role"))
    return Oversight(
        header=PageHeader(
            _("Oversight"),
            lead=_("Who opened what, and what was refused. Entries hold codes; names and accounts are not shown here."),
        ),
        chips=tuple(Chip(str(label), f"{here}?a={code}", code == action) for code, label in FILTERS.items()),
        table=table(_("Entries, latest first"), columns, cells),
        more=more,
        empty=EmptyState(_("No entry matches."), _("Choose another filter.")),
    )


def service() -> tuple[Fact, ...]:
    """Say how the installation is: versions and sizes, nothing of any case."""
    return (
        Fact(_("Version"), version("amparo")),
        Fact("Django", django.get_version()),
        Fact("PostgreSQL", coalition.server_version()),
        Fact(_("Published procedures"), str(procedures.in_force().count())),
    )
