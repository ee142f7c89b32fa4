"""Erasing what is not needed any more; who was there, and the counts, stay."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from amparo.foundation.access import permits
from amparo.foundation.access.actors import Actor
from amparo.foundation.audit import entries
from amparo.foundation.audit.entries import Note
from amparo.partnership.rolls import permissions
from amparo.partnership.rolls.models import Activity, Enrolment, PaperRoll, WrongTry
from amparo.partnership.rolls.rules.keeping import is_needless, papers_until
from amparo.partnership.rolls.vocabulary import WRONG_MINUTES


@transaction.atomic
def erase_needless(*, by: Actor, country: str, today: date) -> int:
    """Erase diet, telephone, needs and personal codes of activities that ended long enough ago; return how many.

    Attendances, counts and what people say of themselves in the directory stay. Run by the clock, once a day.
    """
    permits.require(by, permissions.ERASE_NEEDLESS, None, by_table=permissions.MAY)
    ended = Activity.objects.select_for_update(of=("self",)).filter(
        kept_by__code=country, erased_on=None, ends_on__lt=today
    )
    due = [activity for activity in ended if is_needless(activity.ends_on, activity.keep_days, today)]
    for activity in due:
        rows = Enrolment.objects.filter(activity=activity)
        count = rows.update(diet="", telephone="", needs="", check_in_code="")
        activity.erased_on = today
        activity.save(update_fields=["erased_on"])
        entries.record(Note("NEEDLESS_ERASED", subject=f"activity:{activity.pk}", facts={"count": count}), by=by)
    return len(due)


@transaction.atomic
def erase_papers(*, by: Actor, country: str, today: date) -> int:
    """Erase the pictures of paper rolls that are too old; their digests stay. Return how many. Run by the clock."""
    permits.require(by, permissions.ERASE_NEEDLESS, None, by_table=permissions.MAY)
    old = PaperRoll.objects.filter(
        session__activity__kept_by__code=country, session__activity__ends_on__lte=papers_until(today), erased_on=None
    )
    count = old.update(body=b"", erased_on=today)
    if count:
        entries.record(Note("PAPERS_ERASED", subject=country, facts={"count": count}), by=by)
    return count


@transaction.atomic
def forget_wrong_tries(*, by: Actor, country: str, at: datetime) -> int:
    """Forget which codes were tried in vain once they stop nobody any more; return how many. Run by the clock."""
    permits.require(by, permissions.ERASE_NEEDLESS, None, by_table=permissions.MAY)
    until = at - timedelta(minutes=WRONG_MINUTES)
    count, _by_table = WrongTry.objects.filter(session__activity__kept_by__code=country, tried_at__lte=until).delete()
    return count
