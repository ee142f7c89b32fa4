"""Beginning a kit and its versions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.coalition.models import Institution
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits.models import Criterion, Item, Kit, KitVersion, Module, TaughtStep
from amparo.partnership.kits.rules import kits as rules
from amparo.partnership.kits.vocabulary import LONGEST_LINE


@dataclass(frozen=True, slots=True)
class Named:
    """What a kit is: its code, title by language, sector, the institution that validates it, where it comes from."""

    code: str
    titles: Mapping[str, str]
    sector: str
    owner: Institution
    origin: str = "proposal"
    source: str = ""


@transaction.atomic
def enter_kit(*, by: Actor, named: Named, at: datetime) -> Kit:
    """Begin a kit for an institution of one's country. Raises `Refused`."""
    permits.require(by, permissions.WRITE_KIT, named.owner, by_table=permissions.MAY)
    title = next((text for text in named.titles.values() if text.strip()), "")
    reasons = rules.reasons_of_text(title, _("Write the title of the kit."), LONGEST_LINE)
    if queries.kits.kit_by_code(named.owner.country.code, named.code) is not None:
        reasons.append(_("There is a kit with this code already: choose another."))
    if reasons:
        raise Refused(reasons)
    kit = Kit.objects.create(
        country=named.owner.country,
        code=named.code,
        titles={lang: text.strip() for lang, text in named.titles.items() if text.strip()},
        sector=named.sector,
        owner=named.owner,
        origin=named.origin,
        source=named.source,
        account=permissions.account_of(by, permissions.WRITE_KIT),
        entered_at=at,
    )
    entries.record(Note("KIT_ENTERED", subject=f"kit:{kit.code}", facts={"owner": named.owner.code}), by=by)
    return kit


@transaction.atomic
def begin_version(*, by: Actor, kit: Kit, languages: Collection[str], at: datetime) -> KitVersion:
    """Begin a version; it starts with the modules, criteria and questions of the one before. Raises `Refused`."""
    permits.require(by, permissions.WRITE_KIT, kit, by_table=permissions.MAY)
    last = queries.kits.last_version(kit)
    state = queries.kits.state_of(last) if last else None
    reasons = rules.reasons_not_to_begin(languages=languages, last_state=state)
    if reasons:
        raise Refused(reasons)
    version = KitVersion.objects.create(
        kit=kit,
        number=last.number + 1 if last else 1,
        languages=sorted(languages, key=["es", "fr", "en"].index),
        account=permissions.account_of(by, permissions.WRITE_KIT),
        entered_at=at,
    )
    if last:
        _take_over(last, version)
    facts = {"version": version.number, "languages": version.languages}
    entries.record(Note("KIT_VERSION_BEGUN", subject=f"kit:{kit.code}", facts=facts), by=by)
    return version


def _take_over(last: KitVersion, version: KitVersion) -> None:
    """Copy what the last version teaches and how it judges learning; packs are made anew."""
    for module in Module.objects.filter(version=last).prefetch_related("steps"):
        steps = list(module.steps.all())
        module.pk, module.version = None, version
        module._state.adding = True
        module.save()
        TaughtStep.objects.bulk_create(
            TaughtStep(module=module, procedure=step.procedure, element=step.element) for step in steps
        )
    for criterion in Criterion.objects.filter(version=last):
        criterion.pk, criterion.version = None, version
        criterion._state.adding = True
        criterion.save()
    for item in Item.objects.filter(version=last):
        item.pk, item.version = None, version
        item._state.adding = True
        item.save()
