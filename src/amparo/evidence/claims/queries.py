"""What can be asked of the register of figures."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from amparo.evidence.claims import vocabulary as words
from amparo.evidence.claims.models import Licensing, PublishedFigure
from amparo.evidence.claims.rules import figures as rules
from amparo.evidence.claims.rules.figures import Number
from amparo.foundation.access.actors import Actor
from amparo.foundation.vocabularies.words import in_language

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


def when_words(figure: PublishedFigure) -> str:
    """Write when a figure was measured."""
    days = [date_format(day, "SHORT_DATE_FORMAT") for day in (figure.starts_on, figure.ends_on) if day]
    return " – ".join(dict.fromkeys(days)) or "—"


def source_words(figure: PublishedFigure) -> str:
    """Write where a figure comes from."""
    return in_language(figure.source, str(words.SOURCES.get(figure.source_kind, "")))


def restated_words(after: PublishedFigure) -> str:
    """Write how a figure was restated: from what, to what, when, and why."""
    before = after.restates
    facts = {
        "was": rules.full_words(number_of(before)) if before else "",
        "now": rules.full_words(number_of(after)),
        "day": date_format(localtime(after.recorded_at), "SHORT_DATE_FORMAT"),
        "why": after.why,
    }
    return _("Restated from %(was)s to %(now)s on %(day)s: %(why)s") % facts
