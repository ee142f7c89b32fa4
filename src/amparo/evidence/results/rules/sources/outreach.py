"""What is counted of communities: work in places, channels that a test found to work, commitments that are kept."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.shapes import HAPPENS, Axis, Rows, Way
from amparo.evidence.results.vocabulary import AS_OF
from amparo.prevention.outreach import vocabulary as outreach

INITIATIVES: Final = Rows(
    label=_("Strategies, plans and agreements in places"),
    tables="outreach_initiative i join coalition_country c on c.id = i.kept_by_id",
    where="true",
    # Where no day is told, it counts from the day on which it was entered.
    day="coalesce(i.starts_on, (i.entered_at at time zone c.time_zone)::date)",
    until="i.ends_on + 1",
    country="c.code",
    row="i.id",
    ways={
        "INITIATIVES": Way(_("Strategies, plans and agreements"), "INITIATIVE", key="i.id"),
        "PLACES": Way(_("Municipalities"), "PLACE", key="i.place"),
    },
    axes={
        "kind": Axis(_("Kind"), "i.kind", outreach.KINDS),
        "project": Axis(_("Project"), "i.project"),
        "place": Axis(_("Place"), "i.place"),
    },
    spans=HAPPENS | {AS_OF},
    columns=(_("Title"), _("Kind"), _("Place"), _("From"), _("To")),
    shown=("i.title", "i.kind", "i.place", "i.starts_on", "i.ends_on"),
    leads="'/comunidades/trabajo/' || i.id || '/'",
)

HOLDS_UNTIL: Final = f"least(t.tested_on + {outreach.DAYS_TESTED + 1}, n.next_on, h.closed_on)"
# A test that found the channel working holds until the next test, or for a year: the days are those of outreach.
CHANNEL_TESTS: Final = Rows(
    label=_("Reporting channels that a test found to work"),
    tables="""outreach_channeltest t
    join outreach_channel h on h.id = t.channel_id
    join outreach_initiative i on i.id = h.initiative_id
    join coalition_country c on c.id = i.kept_by_id
    left join lateral (select min(n.tested_on) as next_on from outreach_channeltest n
        where n.channel_id = t.channel_id and n.tested_on > t.tested_on) n on true""",
    # Of two tests on one day the worse one holds.
    where="""t.result = 'WORKED' and not exists (select 1 from outreach_channeltest w
        where w.channel_id = t.channel_id and w.tested_on = t.tested_on and w.result <> 'WORKED')""",
    day="t.tested_on",
    until=HOLDS_UNTIL,
    country="c.code",
    row="t.id",
    ways={
        "CHANNELS": Way(_("Channels"), "CHANNEL", key="h.id"),
        "INITIATIVES": Way(_("Strategies, plans and agreements with such a channel"), "INITIATIVE", key="i.id"),
        "PLACES": Way(_("Municipalities with such a channel"), "PLACE", key="i.place"),
    },
    axes={
        "kind": Axis(_("Kind"), "i.kind", outreach.KINDS),
        "project": Axis(_("Project"), "i.project"),
        "place": Axis(_("Place"), "i.place"),
    },
    spans=HAPPENS | {AS_OF},
    columns=(_("Title"), _("Place"), _("Tested on"), _("Holds until")),
    shown=(
        "i.title",
        "i.place",
        "t.tested_on",
        f"least(t.tested_on + {outreach.DAYS_TESTED + 1}, n.next_on, h.closed_on)",
    ),
    leads="'/comunidades/trabajo/' || i.id || '/'",
)

COMMITMENTS: Final = Rows(
    label=_("Commitments of companies that a check found kept"),
    tables="""outreach_check k
    join outreach_commitment m on m.id = k.commitment_id
    join outreach_company p on p.id = m.company_id
    join coalition_country c on c.id = p.kept_by_id
    left join lateral (select min(n.checked_on) as next_on from outreach_check n
        where n.commitment_id = k.commitment_id and n.checked_on > k.checked_on) n on true""",
    where="""k.finding = 'KEPT' and not exists (select 1 from outreach_check w
        where w.commitment_id = k.commitment_id and w.checked_on = k.checked_on and w.finding <> 'KEPT')""",
    day="k.checked_on",
    until=f"least(k.checked_on + {outreach.DAYS_CHECKED + 1}, n.next_on, m.until_on + 1, p.left_on)",
    country="c.code",
    row="k.id",
    ways={
        "COMPANIES": Way(_("Companies and associations"), "COMPANY", key="p.id"),
        "COMMITMENTS": Way(_("Commitments"), "COMMITMENT", key="m.id"),
    },
    axes={
        "branch": Axis(_("Sector"), "p.branch", outreach.BRANCHES),
        "commitment": Axis(_("Commitment"), "m.kind", outreach.COMMITMENTS),
    },
    spans=HAPPENS | {AS_OF},
    columns=(_("Commitment"), _("Sector"), _("Checked on")),
    shown=("m.kind", "p.branch", "k.checked_on"),
    leads="'/comunidades/empresas/' || p.id || '/'",
)
