"""Issuing the letter of an act: numbered in its transaction, kept as PDF in three languages with their digests."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.urls import reverse

from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.adoption.models import Act, Letter, LetterText
from amparo.partnership.adoption.queries import records
from amparo.partnership.adoption.rules import letters as rules
from amparo.partnership.adoption.rules.acts import digest_of

NEXT = """
insert into adoption_series (institution_id, year, last) values (%s, %s, 1)
on conflict (institution_id, year) do update set last = adoption_series.last + 1 returning last
"""


def issue_letter(*, by: Actor, act: Act, on: date, at: datetime) -> Letter:
    """Issue the letter of an act in the current transaction; an act that fails afterwards gives its number back."""
    institution = act.institution
    letter = Letter.objects.create(
        act=act, institution=institution, year=on.year, number=_next(institution.pk, on.year), issued_at=at
    )
    reference = rules.reference_of(institution.short_name, letter.number, letter.year)
    adopted = adopted_by(act, on, code=records.code_of(letter))
    for language in LANGUAGES:
        pdf = rules.pdf_of(rules.letter_in(language, adopted, reference))
        LetterText.objects.create(letter=letter, language=language, pdf=pdf, digest=digest_of(pdf))
    facts = {"letter": reference, "procedure": act.version.procedure.number}
    entries.record(Note("LETTER_ISSUED", subject=f"institution:{institution.code}", facts=facts), by=by)
    return letter


def _next(institution: int, year: int) -> int:
    """Take the next number; whoever comes second waits until the first has committed or gone back."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [institution, year])
        return int(cursor.fetchone()[0])


def adopted_by(act: Act, on: date, *, code: str = "") -> rules.Adopted:
    """Return what the letter of an act tells, when it is issued on a day."""
    country = act.institution.country
    return rules.Adopted(
        institution=act.institution.names,
        short_name=act.institution.short_name,
        coalition=country.coalition,
        country=country.names,
        procedure=act.version.procedure.number,
        titles={language: texts.get("title", "") for language, texts in act.version.texts.items()},
        version=act.version.number,
        version_digest=act.version.digest,
        act_number=act.number,
        act_digest=act.document.digest,
        signed_on=act.signed_on,
        signed_by=act.signed_by,
        in_force_on=act.in_force_on,
        issued_on=on,
        is_demonstration=settings.IS_DEMO,
        code=code,
        address=f"{settings.ADDRESS}{reverse('adoption:verify')}" if settings.ADDRESS else "",
    )


def said_in(text: LetterText) -> rules.Said:
    """Return the words of a letter that was issued, as its page shows them."""
    letter = text.letter
    reference = rules.reference_of(letter.institution.short_name, letter.number, letter.year)
    on = letter.issued_at.astimezone(ZoneInfo(letter.institution.country.time_zone)).date()
    return rules.letter_in(text.language, adopted_by(letter.act, on, code=records.code_of(letter)), reference)
