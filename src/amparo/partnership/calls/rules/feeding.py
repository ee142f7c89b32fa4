"""How what grantees do is told apart where the programme is counted; an activity hangs on one grant at most."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

PROGRAMME: Final = "PROGRAMME"
GRANTEE: Final = "GRANTEE"
HOLDERS: Final = {PROGRAMME: _("The programme itself"), GRANTEE: _("Organisations with a grant")}

# Who held the activity `v` of the rolls: part of a question to the database.
HELD_BY: Final = (
    "case when exists (select 1 from calls_grantactivity ga"
    " where ga.activity_id = v.id and ga.role = 'SESSION') then 'GRANTEE' else 'PROGRAMME' end"
)
