"""What can be asked of the register of figures."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import Licensing, PublishedFigure
from amparo.evidence.claims.rules.figures import Number
from amparo.foundation.access.actors import Actor

JOINED = ("country", "restates", "restated_by", "withdrawal")


def figures_visible_to(by: Actor) -> QuerySet[PublishedFigure]:
    """Return the figures of the actor's country, and those of other countries that may be published."""
    rows = PublishedFigure.objects.select_related(*JOINED)
    if not by.country or not by.roles - {"administrator"}:
        return rows.none()
    released = Licensing.objects.filter(licence=words.MAY_PUBLISH).values("figure")
    return rows.filter(Q(country__code=by.country) | Q(licence=words.MAY_PUBLISH) | Q(pk__in=released))


def figure_visible_to(by: Actor, key: int) -> PublishedFigure | None:
    """Return a figure that the actor may read, or None."""
    return figures_visible_to(by).filter(pk=key).first()


def in_force(rows: QuerySet[PublishedFigure]) -> QuerySet[PublishedFigure]:
    """Return only the newest edition of each figure that was not withdrawn."""
    return rows.filter(restated_by=None, withdrawal=None)


def current(country: str, code: str) -> PublishedFigure | None:
    """Return the newest edition of a figure of a country."""
    rows = PublishedFigure.objects.filter(country__code=country, code=code).select_related(*JOINED)
    return rows.order_by("-edition").first()


def editions_of(figure: PublishedFigure) -> QuerySet[PublishedFigure]:
    """Return every edition of a figure, newest first."""
    rows = PublishedFigure.objects.filter(country=figure.country, code=figure.code)
    return rows.select_related(*JOINED).order_by("-edition")


def beside(figure: PublishedFigure, by: Actor) -> QuerySet[PublishedFigure]:
    """Return the other figures that tell of the same thing, whatever their source says."""
    rows = in_force(figures_visible_to(by)).filter(about=figure.about).exclude(code=figure.code)
    return rows if figure.about else rows.none()


def licence_of(figure: PublishedFigure) -> str:
    """Return whether a figure may be published, as was last decided."""
    last = figure.licensings.first()
    return last.licence if last else figure.licence


def number_of(figure: PublishedFigure) -> Number:
    """Return a figure as a number."""
    return Number(
        figure.kind, figure.unit, figure.printed, figure.k, figure.n, figure.value, figure.qualifier
    )  # fmt: skip


def opening(opens: str) -> QuerySet[PublishedFigure]:
    """Return the figures in force that open to a place of the system, such as `results:12`."""
    return in_force(PublishedFigure.objects.filter(opens=opens).select_related("country"))
