"""Files that are being taken into lists, narrowed to the country of who asks."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from amparo.foundation.access.actors import Actor
from amparo.foundation.lists.models import ListFile, ListRow
from amparo.foundation.lists.words import WRONG


def files_of(by: Actor) -> QuerySet[ListFile]:
    """Return the files that were brought in the actor's country, latest first, with how many rows were not taken."""
    rows = ListFile.objects.filter(country=by.country) if by.country else ListFile.objects.none()
    return rows.annotate(count=Count("rows"), wrong=Count("rows", filter=Q(rows__state=WRONG)))


def file_visible_to(by: Actor, key: int) -> ListFile | None:
    """Return a file of the actor's country, or None; whether the actor may take it in is for its list to say."""
    return files_of(by).filter(pk=key).first()


def states_of(file: ListFile) -> dict[str, int]:
    """Return how many rows of a file are taken in each way."""
    return dict(file.rows.order_by().values_list("state").annotate(Count("pk")))


def rows_left(file: ListFile) -> QuerySet[ListRow]:
    """Return the rows that can be taken and were not yet, in the order of the file."""
    return file.rows.filter(taken_at=None).exclude(state=WRONG)


def rows_wrong(file: ListFile) -> QuerySet[ListRow]:
    """Return the rows that are not taken, which can be mended and sent again."""
    return file.rows.filter(state=WRONG)


def rows_after(file: ListFile, number: int, state: str = "") -> QuerySet[ListRow]:
    """Continue the rows of a file after a number, of one state when asked."""
    rows = file.rows.filter(number__gt=number)
    return rows.filter(state=state) if state else rows
