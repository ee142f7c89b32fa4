"""What happens by the clock: reports are reminded of, mails leave, and wrong codes are forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.foundation.posting.carriers import Letter
from amparo.partnership.calls import permissions
from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models import CallMail, CodeTry, Reminder
from amparo.partnership.calls.queries.calls import text_of
from amparo.partnership.calls.queries.grants import reports_to_remind
from amparo.partnership.calls.rules.deadlines import reminder_for


@transaction.atomic
def remind_of_reports(*, by: Actor, country: str, today: date, at: datetime) -> int:
    """Remind grantees of a country of the reports that come due or are late, once of each kind; return how many."""
    permits.require(by, permissions.KEEP_CALLS_GOING, country, by_table=permissions.MAY)
    made = 0
    for due in reports_to_remind(country, today):
        kind = reminder_for(due.due_on, today=today, made=[row.kind for row in due.reminders.all()])
        if not kind:
            continue
        Reminder.objects.create(due=due, kind=kind, made_on=today)
        CallMail.objects.create(application=due.agreement.application, kind=kind, queued_at=at)
        facts = {"report": due.number, "kind": kind}
        entries.record(Note("GRANT_REPORT_REMINDED", subject=f"grant:{due.agreement.number}", facts=facts), by=by)
        made += 1
    return made


@transaction.atomic
def send_mail(*, by: Actor, mail: CallMail, address_of_site: str, send: Callable[[Letter], None], at: datetime) -> None:
    """Make the words of a mail, hand them over to be sent, and note the moment."""
    permits.require(by, permissions.KEEP_CALLS_GOING, mail, by_table=permissions.MAY)
    send(letter_of(mail, address_of_site))
    mail.sent_at = at
    mail.save(update_fields=["sent_at"])
    application = mail.application
    facts = {"kind": mail.kind, "application": application.number}
    entries.record(Note("CALL_MAIL_SENT", subject=f"call:{application.call.code}", facts=facts), by=by)


def letter_of(mail: CallMail, address_of_site: str) -> Letter:
    """Return a mail in the language of whoever applied; what was decided, and why, is read with the code only."""
    application = mail.application
    call = application.call
    with translation.override(application.language):
        told = text_of(call)
        news = {
            words.NEWS: _("There is news on what you sent us."),
            words.QUESTION: _("We ask you one thing on what you sent us."),
            words.REPORT_SOON: _("A report on your grant is due in two weeks."),
            words.REPORT_NEAR: _("A report on your grant is due in three days."),
            words.REPORT_LATE: _("A report on your grant is late. If something stands in the way, write to us."),
        }
        lines = (
            news[mail.kind],
            _("Open this address and type your code to read it: %(link)s")
            % {"link": f"{address_of_site}/convocatorias/{call.code}/volver/"},
            _("We do not have your code. If you lost it, write to %(address)s.") % {"address": call.e_mail or "—"},
        )
        title = told.title if told else date_format(mail.queued_at, "DATE_FORMAT")
        return Letter(application.e_mail, title[:120], "\n\n".join(lines) + "\n")


@transaction.atomic
def forget_tries(*, by: Actor, at: datetime) -> int:
    """Forget the wrong codes that count no more."""
    permits.require(by, permissions.KEEP_CALLS_GOING, None, by_table=permissions.MAY)
    return CodeTry.objects.filter(at__lt=at - timedelta(minutes=4 * words.TRY_MINUTES)).delete()[0]
