"""Open texts coded by hand: a codebook, and what each of two coders sees in a text."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Coding, OpenText, Survey, TextCode
from amparo.evidence.surveys.permissions import account_of
from amparo.evidence.surveys.rules.coding import CODERS
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note

MOST_CODES = 40


@transaction.atomic
def add_text_code(*, by: Actor, survey: Survey, question: str, labels: dict[str, str]) -> TextCode:
    """Add a line to the codebook of an open question."""
    permits.require(by, permissions.CODE_TEXTS, survey, by_table=permissions.MAY)
    said = {language: text.strip() for language, text in labels.items() if text.strip()}
    code = slugify(said.get("es", ""))[:40]
    rows = TextCode.objects.filter(survey=survey, question=question)
    if not code:
        raise Refused([_("Write the words of the code in Spanish at least.")])
    if rows.filter(code=code).exists():
        raise Refused([_("The codebook has this code already.")])
    if rows.count() >= MOST_CODES:
        raise Refused([_("Keep at most %(most)s codes for a question.") % {"most": MOST_CODES}])
    entries.record(Note("TEXT_CODE_ADDED", subject=survey.code, facts={"question": question, "code": code}), by=by)
    return TextCode.objects.create(survey=survey, question=question, code=code, labels=said)


@transaction.atomic
def code_text(*, by: Actor, survey: Survey, text: OpenText, codes: Sequence[str]) -> Coding:
    """Say what one sees in a text, without seeing what the other coder saw; no code at all is an answer too."""
    permits.require(by, permissions.CODE_TEXTS, survey, by_table=permissions.MAY)
    account = account_of(by, permissions.CODE_TEXTS)
    reasons = _reasons_not_to_code(survey, text, account, codes)
    if reasons:
        raise Refused(reasons)
    kept = {"codes": sorted(set(codes))}
    coding, _made = Coding.objects.update_or_create(text=text, account=account, defaults=kept)
    entries.record(Note("TEXT_CODED", subject=survey.code, facts={"question": text.question}), by=by)
    return coding


def _reasons_not_to_code(survey: Survey, text: OpenText, account: int, codes: Sequence[str]) -> list[str]:
    if text.survey_id != survey.pk or survey.state != words.COUNTED:
        return [_("The text is not of this survey.")]
    known = set(TextCode.objects.filter(survey=survey, question=text.question).values_list("code", flat=True))
    if not known.issuperset(codes):
        return [_("Choose among the codes of the codebook.")]
    coders = set(
        Coding.objects.filter(text__survey=survey, text__question=text.question).values_list("account", flat=True)
    )
    if account not in coders and len(coders) >= CODERS:
        return [_("Two people code these texts already.")]
    return []
