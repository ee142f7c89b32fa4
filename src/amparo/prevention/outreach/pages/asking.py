"""A scale before and after: two samples side by side, pairs only where sheets were matched, bars with their table."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Cell, table
from amparo.foundation.design.pieces import Action, EmptyState
from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.governance.pages.board import day_words
from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.models import Initiative, Round
from amparo.prevention.outreach.pages.board import Bar, Bars, Section
from amparo.prevention.outreach.queries import asking
from amparo.prevention.outreach.queries.asking import Scale
from amparo.prevention.outreach.rules.asking import Share, pairs_are_shown

Shares = dict[str, tuple[Share | None, Share | None]]


def share_words(share: Share | None, *, sees_all: bool) -> str:
    """Say how many of how many agree; fewer than ten answers are told to nobody who did not count them."""
    if share is None:
        return _("Not asked")
    if not share.is_shown and not sees_all:
        return _("Fewer than ten answered: not shown")
    told = {"agree": share.agree, "base": share.base, "percent": share.percent}
    return _("%(agree)s of %(base)s agree (%(percent)s %%)") % told


def asking_parts(initiative: Initiative, *, sees_all: bool) -> Iterator[Section]:
    """Gather what a group answered before and after, and the pairs if there are any."""
    scale, rounds = asking.scale_of(initiative.kind), asking.rounds_of(initiative)
    heading = in_language(dict(scale.names))
    pairs = asking.pairs_of(initiative)
    actions = _actions(initiative, rounds, has_pairs=bool(pairs)) if sees_all else ()
    if not rounds:
        if initiative.kind != words.STRATEGY or sees_all:
            empty = EmptyState(
                _("It was not asked yet."), _("A scale of the content, answered on paper without names.")
            )
            yield Section(heading, empty=empty, actions=actions)
        return
    shares = asking.shares_of(initiative)
    yield Section(heading, bars=_bars(scale, rounds, shares, sees_all=sees_all), actions=() if pairs else actions)
    if pairs:
        yield _paired(scale, pairs, sees_all=sees_all)


def _actions(initiative: Initiative, rounds: dict[str, Round], *, has_pairs: bool) -> tuple[Action, ...]:
    missing = [moment for moment in words.MOMENTS if moment not in rounds]
    if missing:
        return (Action(_("Record the answers"), reverse("outreach:ask", args=[initiative.pk])),)
    if not has_pairs:
        return (Action(_("Record the pairs"), reverse("outreach:pair", args=[initiative.pk])),)
    return ()


def _bars(scale: Scale, rounds: dict[str, Round], shares: Shares, *, sees_all: bool) -> Bars:
    bars, rows = [], []
    for code, pair in shares.items():
        question = scale.question(code)
        said = [share_words(share, sees_all=sees_all) for share in pair]
        for place, (moment, share) in enumerate(zip(words.MOMENTS, pair, strict=True)):
            if moment in rounds:
                shown = share is not None and (share.is_shown or sees_all)
                label = f"{question} · {words.MOMENTS[moment]}" if not place else str(words.MOMENTS[moment])
                bars.append(Bar(label, said[place], share.percent if share and shown else 0, is_second=bool(place)))
        rows.append((Cell(question), Cell(said[0]), Cell(said[1])))
    days = [f"{words.MOMENTS[moment]}: {_day_and_base(each)}" for moment, each in rounds.items()]
    columns = (_("Question"), str(words.MOMENTS[words.BEFORE]), str(words.MOMENTS[words.AFTER]))
    samples = _(
        "Two samples, not pairs: who answered after is not known to have answered before, so a difference may come from"
        " who was there."
    )
    base = ". ".join([*days, samples if len(rounds) > 1 else ""]).strip(". ") + "."
    title = _("Who agrees or strongly agrees")
    return Bars(title, tuple(bars), base, in_language(dict(scale.origin)), table(title, columns, tuple(rows)))


def _day_and_base(asked: Round) -> str:
    told = {"day": day_words(asked.asked_on), "base": asked.base}
    said = _("%(day)s, %(base)s people asked") % told
    return f"{said} ({asked.how})" if asked.how else said


def _paired(scale: Scale, pairs: dict[str, tuple[int, int, int]], *, sees_all: bool) -> Section:
    columns = (_("Question"), _("Pairs"), _("Better"), _("The same"), _("Worse"))
    rows = []
    for code, numbers in pairs.items():
        shown = sees_all or pairs_are_shown(numbers)
        cells = [str(each) for each in numbers] if shown else ["—"] * 3
        total = sum(numbers)
        base = str(total) if sees_all or total >= words.SMALLEST else _("fewer than ten")
        rows.append((Cell(scale.question(code)), Cell(base, number=True), *(Cell(each, number=True) for each in cells)))
    label = _("The same people, both times")
    return Section(
        label,
        _("They matched their own two sheets by a sign that only they know; nobody else can."),
        table=table(label, columns, tuple(rows), caption_unseen=True),
    )
