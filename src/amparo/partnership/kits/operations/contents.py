"""Writing what a version teaches, how it judges learning, and the material that it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.adoption.operations.acts import File
from amparo.partnership.adoption.rules.acts import reasons_not_to_keep
from amparo.partnership.coalition.models import Country
from amparo.partnership.competencies.models import Competency
from amparo.partnership.kits import permissions, queries
from amparo.partnership.kits.models import (
    Criterion,
    Item,
    KitDocument,
    KitVersion,
    Material,
    Module,
    StepChange,
    TaughtStep,
)
from amparo.partnership.kits.rules import kits as rules
from amparo.partnership.kits.vocabulary import LONGEST_LINE

Texts = Mapping[str, str]
PARTS: Final[dict[str, type[Model]]] = {"module": Module, "criterion": Criterion, "item": Item, "material": Material}


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the training grid: its words by language, competency, method, minutes and the steps it teaches."""

    titles: Texts
    objectives: Texts
    competency: Competency
    method: str
    minutes: int
    steps: Collection[tuple[str, str]] = ()


def _may_change(by: Actor, version: KitVersion) -> None:
    permits.require(by, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    reasons = rules.reasons_not_to_change(queries.kits.state_of(version))
    if reasons:
        raise Refused(reasons)


def _said(texts: Texts, empty: str, most: int = LONGEST_LINE) -> dict[str, str]:
    """Return texts without the empty ones; raises `Refused` when nothing is left or one is too long."""
    kept = {lang: text.strip() for lang, text in texts.items() if text.strip()}
    reasons = [reason for text in kept.values() or [""] for reason in rules.reasons_of_text(text, empty, most)]
    if reasons:
        raise Refused(reasons)
    return kept


def _next(rows: QuerySet[Any]) -> int:
    """Return the number after the last; what was taken out leaves its number."""
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _written(by: Actor, version: KitVersion, what: str, number: int) -> None:
    facts = {"version": version.number, "what": what, "number": number}
    entries.record(Note("KIT_WRITTEN", subject=f"kit:{version.kit.code}", facts=facts), by=by)


@transaction.atomic
def add_module(*, by: Actor, version: KitVersion, planned: Planned) -> Module:
    """Add a line to the training grid. Raises `Refused`."""
    _may_change(by, version)
    if not 1 <= planned.minutes <= 10_000:
        raise Refused([_("Write how many minutes the module takes.")])
    module = Module.objects.create(
        version=version,
        number=_next(Module.objects.filter(version=version)),
        titles=_said(planned.titles, _("Write the title of the module.")),
        objectives=_said(planned.objectives, _("Write what is learned."), 2000),
        competency=planned.competency,
        method=planned.method,
        minutes=planned.minutes,
    )
    TaughtStep.objects.bulk_create(
        TaughtStep(module=module, procedure=procedure, element=element)
        for procedure, element in dict.fromkeys(planned.steps)
    )
    _written(by, version, "module", module.number)
    return module


@transaction.atomic
def add_criterion(
    *, by: Actor, version: KitVersion, variant: str, competency: Competency, texts: Texts, weight: int
) -> Criterion:
    """Add a line to the assessment grid of a variant. Raises `Refused`."""
    _may_change(by, version)
    if not 1 <= weight <= 100:
        raise Refused([_("A weight is a number from 1 to 100.")])
    criterion = Criterion.objects.create(
        version=version,
        variant=variant,
        number=_next(Criterion.objects.filter(version=version, variant=variant)),
        competency=competency,
        texts=_said(texts, _("Write what is observed.")),
        weight=weight,
    )
    _written(by, version, f"criterion:{variant}", criterion.number)
    return criterion


@transaction.atomic
def add_item(
    *, by: Actor, version: KitVersion, competency: Competency, question: Texts, answers: Mapping[str, Sequence[str]],
    right: int,
) -> Item:  # fmt: skip
    """Add a question to the assessment bank. Raises `Refused`."""
    _may_change(by, version)
    kept = _said(question, _("Write the question."))
    for language in kept:
        reasons = rules.reasons_not_to_add_item(answers.get(language, ()), right)
        if reasons:
            raise Refused(reasons)
    if len({len(answers[language]) for language in kept}) != 1:
        raise Refused([_("A question has the same answers in each language.")])
    item = Item.objects.create(
        version=version,
        number=_next(Item.objects.filter(version=version)),
        competency=competency,
        question=kept,
        answers={language: list(answers[language]) for language in kept},
        right=right,
    )
    _written(by, version, "item", item.number)
    return item


@dataclass(frozen=True, slots=True)
class Held:
    """Material: for which variant, of which kind, in which language, with title, address and licence."""

    variant: str
    kind: str
    language: str
    title: str
    address: str = ""
    licence: str = ""


@transaction.atomic
def add_material(*, by: Actor, version: KitVersion, held: Held, file: File | None, at: datetime) -> Material:
    """Add a document or an address to what a version holds; a language may be added later. Raises `Refused`."""
    permits.require(by, permissions.WRITE_KIT, version.kit, by_table=permissions.MAY)
    reasons = rules.reasons_of_text(held.title, _("Write the title of the material."), LONGEST_LINE)
    reasons += rules.reasons_not_to_add_material(
        address=held.address, has_document=file is not None, language=held.language, languages=version.languages
    )
    reasons += reasons_not_to_keep(file.body) if file else []
    if reasons:
        raise Refused(reasons)
    material = Material.objects.create(
        version=version,
        variant=held.variant,
        kind=held.kind,
        language=held.language,
        title=held.title.strip(),
        document=keep(by=by, country=version.kit.country, file=file, at=at) if file else None,
        address=held.address.strip(),
        licence=held.licence.strip(),
        account=permissions.account_of(by, permissions.WRITE_KIT),
        added_at=at,
    )
    _written(by, version, f"material:{held.kind}", material.pk)
    return material


def keep(*, by: Actor, country: Country, file: File, at: datetime) -> KitDocument:
    """Keep a file with its digest, inside an operation that was permitted."""
    return KitDocument.objects.create(
        country=country,
        name=file.name[-100:],
        digest=hashlib.sha256(file.body).hexdigest(),
        size=len(file.body),
        body=file.body,
        account=permissions.account_of(by, permissions.WRITE_KIT),
        uploaded_at=at,
    )


@transaction.atomic
def take_out(*, by: Actor, version: KitVersion, what: str, key: int) -> None:
    """Take a module, a criterion, a question or material out of a version that nobody validated. Raises `Refused`."""
    _may_change(by, version)
    table = PARTS[what]
    if what == "module":
        if StepChange.objects.filter(step__module_id=key).exists():
            raise Refused([_("A step that it teaches changed, and that is written down: keep the module.")])
        TaughtStep.objects.filter(module_id=key, module__version=version).delete()
    taken, _each = table.objects.filter(pk=key, version=version).delete()  # type: ignore[attr-defined]
    if not taken:
        raise Refused([_("Someone has already taken it out.")])
    _written(by, version, f"taken out:{what}", key)
