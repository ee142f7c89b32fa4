"""Inviting people to answer, and reminding those who did not; a mail tells no subject that harms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.evidence.surveys import permissions
from amparo.evidence.surveys import vocabulary as words
from amparo.evidence.surveys.models import Invitation, Survey, SurveyMail, WhoAnswered
from amparo.evidence.surveys.queries import links
from amparo.evidence.surveys.rules import inviting
from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import Refused
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.posting.carriers import Letter


@transaction.atomic
def invite(*, by: Actor, survey: Survey, text: str, language: str, at: datetime) -> int:
    """Invite every address of a list once; return how many are new. Whoever was invited is not written to again."""
    permits.require(by, permissions.INVITE_TO_SURVEY, survey, by_table=permissions.MAY)
    found = inviting.read_addresses(text)
    already = set(Invitation.objects.filter(survey=survey).values_list("address", flat=True))
    reasons = inviting.reasons_not_to_invite(found, len(already))
    if not inviting.is_taking_answers(survey.state, closes_at=survey.closes_at, at=at):
        reasons.append(_("Open the survey first; a survey that has closed takes no answers."))
    if reasons:
        raise Refused(reasons)
    fresh = [address for address in found.found if address not in already]
    rows = [Invitation(survey=survey, address=address, language=language) for address in fresh]
    made = Invitation.objects.bulk_create(rows)
    _queue(made, words.INVITATION, at)
    entries.record(Note("SURVEY_INVITED", subject=survey.code, facts={"people": len(made)}), by=by)
    return len(made)


@transaction.atomic
def remind(*, by: Actor, survey: Survey, at: datetime) -> int:
    """Write again to those who did not answer and were not written to for some days; return to how many."""
    permits.require(by, permissions.INVITE_TO_SURVEY, survey, by_table=permissions.MAY)
    if not inviting.is_taking_answers(survey.state, closes_at=survey.closes_at, at=at):
        raise Refused([_("The survey takes no answers now.")])
    done = set(WhoAnswered.objects.get(survey=survey).invitations)
    rows = Invitation.objects.filter(survey=survey).annotate(last=Max("mails__queued_on"))
    today = at.date()
    waiting = [row for row in rows if row.pk not in done and inviting.may_be_reminded([row.last], today=today)]
    if not waiting:
        raise Refused([_("Nobody waits for a reminder: a few days must pass after the last mail.")])
    _queue(waiting, words.REMINDER, at)
    entries.record(Note("SURVEY_REMINDED", subject=survey.code, facts={"people": len(waiting)}), by=by)
    return len(waiting)


@transaction.atomic
def send_mail(
    *, by: Actor, mail: SurveyMail, address_of_site: str, send: Callable[[Letter], None], at: datetime
) -> None:
    """Make the words of a mail, hand them over to be sent, and note the day."""
    permits.require(by, permissions.SEND_SURVEY_MAILS, mail, by_table=permissions.MAY)
    send(letter_of(mail, address_of_site))
    mail.sent_on = at.date()
    mail.save(update_fields=["sent_on"])
    entries.record(Note("SURVEY_MAIL_SENT", subject=mail.invitation.survey.code, facts={"kind": mail.kind}), by=by)


def letter_of(mail: SurveyMail, address_of_site: str) -> Letter:
    """Return a mail in the language of whoever is invited; it names neither the coalition nor its subject."""
    invitation = mail.invitation
    link = f"{address_of_site}/encuesta/{links.token_of(links.INVITED, invitation.pk)}/"
    closes = invitation.survey.closes_on
    with translation.override(invitation.language):
        first = (
            _("Your opinion is asked. It takes a few minutes.")
            if mail.kind == words.INVITATION
            else _("A reminder: your opinion is still asked. If you have answered, thank you; nothing more is needed.")
        )
        lines = (
            first,
            _("Open this address to answer: %(link)s") % {"link": link},
            _("It can be answered until %(until)s.") % {"until": date_format(closes, "DATE_FORMAT") if closes else ""},
            _("Nobody can know what you answered. Do not pass this address on: it serves once."),
            _("You need not answer, and nothing follows if you do not."),
        )
        return Letter(invitation.address, _("A questionnaire for you"), "\n\n".join(lines) + "\n")


def _queue(invitations: Sequence[Invitation], kind: str, at: datetime) -> None:
    day = at.date()
    SurveyMail.objects.bulk_create(
        [SurveyMail(invitation=row, kind=kind, queued_on=day) for row in invitations], ignore_conflicts=True
    )
