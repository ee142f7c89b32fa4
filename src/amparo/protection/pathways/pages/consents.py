"""Consents as a matrix: purpose by recipient, each with its date and a way to take it back."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.design.boards import Agreement, Matrix, MatrixRow
from amparo.foundation.design.pieces import Action
from amparo.partnership.coalition import queries as coalition
from amparo.protection.consents import queries as consents
from amparo.protection.consents import vocabulary
from amparo.protection.consents.models import Consent
from amparo.protection.pathways.pages import words
from amparo.protection.pathways.pages.case import View


def consent_matrix(view: View) -> Matrix:
    """Gather every consent; a column for all teams of a purpose, and one for each named recipient."""
    given = list(consents.consents_of(view.case))
    teams = {row.team_id: row.team for row in given if row.team is not None}
    columns: list[tuple[int | None, str]] = [(None, _("Every team that works for this"))]
    columns += [(key, team.institution.short_name) for key, team in sorted(teams.items())]
    rows = []
    for purpose, label in vocabulary.PURPOSES.items():
        cells = tuple(_cell(view, given, purpose, team) for team, _name in columns)
        rows.append(MatrixRow(str(label), cells))
    return Matrix(
        caption=_("What the person agrees to"),
        corner=_("For what"),
        columns=tuple(name for _key, name in columns),
        rows=tuple(rows),
    )


def _cell(view: View, given: list[Consent], purpose: str, team: int | None) -> Agreement:
    found = [row for row in given if row.purpose == purpose and row.team_id == team]
    live = next((row for row in found if row.withdrawn_at is None), None)
    if live is not None:
        witness = str(vocabulary.WITNESSES.get(live.witness, live.witness))
        note = f"{words.moment(live.given_at, view.zone)} · {words.value_label('prs_PrimaryLanguage', live.language)}"
        seen_by = _("Witness: %(who)s") % {"who": witness}
        # Taken back at any time, also in a closed case.
        action = Action(_("Withdraw"), reverse("pathways:withdraw", args=[view.case.code, live.pk]))
        return Agreement("yes", _("Agrees"), f"{note} · {seen_by}", action)
    if found and found[0].withdrawn_at is not None:
        since = words.moment(found[0].withdrawn_at, view.zone)
        return Agreement("withdrawn", _("Withdrawn"), since)
    return Agreement("none", _("Not asked"))


def teams_to_share_with(view: View) -> list[tuple[str, str]]:
    """Return the teams that may be named as recipients."""
    rows = coalition.teams_that_help(view.case.country_id)
    return [(str(team.pk), team.institution.short_name) for team in rows]
