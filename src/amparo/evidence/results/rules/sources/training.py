"""What is counted of training: certifications that were given and not revoked."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.evidence.results.rules.sources.adoption import YES_OR_NO
from amparo.evidence.results.rules.sources.rolls import PERSON
from amparo.evidence.results.rules.sources.shapes import HAPPENS, Axis, Rows, Way
from amparo.evidence.results.vocabulary import AS_OF
from amparo.partnership.directory import vocabulary as directory

AWARDS: Final = Rows(
    label=_("Certifications that were not revoked"),
    tables="""training_award t
    left join training_revocation g on g.award_id = t.id
    join coalition_country c on c.id = t.country_id
    join directory_professional p on p.id = t.professional_id
    join kits_kitversion w on w.id = t.version_id
    join kits_kit q on q.id = w.kit_id""",
    joined=(
        ("r", f"join directory_professional r on r.id = {PERSON}"),
        ("m", "join training_awardedcompetency n on n.award_id = t.id"
              " join competencies_competency m on m.id = n.competency_id"),
    ),
    where="g.id is null",
    day="t.awarded_on",
    until="(t.valid_until + 1)",
    country="c.code",
    row="t.id",
    ways={
        "AWARDS": Way(_("Certifications"), "AWARD", key="t.id"),
        "PEOPLE": Way(_("People, each counted once"), "UNIQUE_PERSON", key=PERSON),
    },
    axes={
        "kit": Axis(_("Kit"), "q.code"),
        "competency": Axis(_("Competency"), "m.code"),
        "trainer": Axis(_("Trainer"), "t.is_trainer::text", YES_OR_NO),
        "gender": Axis(_("Gender, as each says"), "r.gender", directory.GENDERS, is_of_people=True),
    },
    spans=HAPPENS | {AS_OF},
    columns=(_("Certification"), _("Kit"), _("Given on"), _("Valid until"), _("Person")),
    shown=("t.code", "q.code", "t.awarded_on", "t.valid_until", f"'P' || {PERSON}"),
    tells_of_people=True,
    grows="training_award",
    leads="""(select '/actividades/sesiones/' || z.id || '/lista/' from training_courserun y
    join rolls_session z on z.activity_id = y.activity_id where y.id = t.run_id order by z.starts_at, z.id limit 1)""",
)  # fmt: skip
