"""What is counted of good practices: those that a coalition retained, and those that a country adopted of another."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.shapes import HAPPENS, Axis, Rows, Way
from amparo.evidence.results.vocabulary import AS_OF
from amparo.partnership.practices import vocabulary as practices

# What stands today in a field that is written once.
STANDS: Final = """(select x.text from practices_writing x where x.practice_id = p.id and x.field = '{field}'
    and x.language = '' order by x.number desc limit 1)"""

PRACTICES: Final = Rows(
    label=_("Good practices that were retained"),
    tables="""practices_consensus a
    join practices_practice p on p.id = a.practice_id
    join coalition_country c on c.id = p.kept_by_id""",
    where="a.outcome = 'RETAINED'",
    day="a.agreed_on",
    country="c.code",
    row="a.id",
    ways={"PRACTICES": Way(_("Good practices"), "PRACTICE", key="p.id")},
    axes={
        "level": Axis(_("Level"), STANDS.format(field="level"), practices.LEVELS),
        "country": Axis(_("Country"), STANDS.format(field="country")),
    },
    columns=(_("Practice"), _("Retained on")),
    shown=("'BP-' || p.id", "a.agreed_on"),
)

UPTAKES: Final = Rows(
    label=_("Good practices of other countries that were adopted"),
    tables="""practices_uptakestep s
    join practices_uptake u on u.id = s.uptake_id
    join practices_practice p on p.id = u.practice_id
    join coalition_country k on k.id = p.kept_by_id
    join coalition_country c on c.id = u.to_country_id
    left join practices_uptakestep g on g.uptake_id = u.id and g.state = 'DROPPED'""",
    where="s.state = 'ADOPTED'",
    day="s.held_on",
    until="g.held_on",
    country="c.code",
    row="s.id",
    ways={
        "PRACTICES": Way(_("Good practices"), "PRACTICE", key="p.id"),
        "COUNTRIES": Way(_("Countries that they come from"), "COUNTRY", key="k.code"),
    },
    axes={"keeper": Axis(_("Coalition that keeps it"), "k.code")},
    spans=HAPPENS | {AS_OF},
    columns=(_("Practice"), _("Coalition that keeps it"), _("Adopted on"), _("Ended on")),
    shown=("'BP-' || p.id", "k.code", "s.held_on", "g.held_on"),
)
