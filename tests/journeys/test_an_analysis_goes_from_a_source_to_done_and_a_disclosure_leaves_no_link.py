"""A source becomes a finding, an institution contests it, it is validated, and what is recommended is done.

In a consultation with children one tells of harm: the alert is opened, and nothing joins it to the consultation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from amparo.evidence.studies.models import Advice, Consultation, PathwayMark
from amparo.partnership.coalition import queries as coalition
from amparo.partnership.directory.models import Organisation
from amparo.partnership.directory.operations.organisations import enter_institutions
from amparo.partnership.governance.models import ActionPoint
from tests.conftest import As
from tests.evidence.studies.making import AT, KEEPER, held
from tests.foundation.access.wall import as_owner
from tests.journeys.conftest import SignIn

FOCAL, INTAKE = "cr.enlace", "cr.recepcion"
FOUND = "De noche se avisa a quien se conoce."


@dataclass
class Story:
    """The secretariat, the focal point of an institution, and whoever safeguards the children."""

    sign_in: SignIn
    as_staff: As
    consultation: Consultation = field(init=False)
    analysis: str = ""
    finding: str = ""

    def given_a_directory_and_a_consultation_that_is_being_held(self) -> None:
        with self.as_staff(KEEPER) as by:
            enter_institutions(by=by, kept_by=coalition.country_by_code("CR"), at=AT)
        self.consultation = held(self.as_staff)

    def when_the_secretariat_enters_a_source_and_writes_a_finding(self) -> None:
        keeper = self.sign_in(KEEPER)
        keeper.go("/situacion/")
        keeper.press("main a[href='/situacion/nuevo/']")
        keeper.send({"text_es": "Informe de mapeo", "period": "2026"})
        self.analysis = re.sub(r"^https?://[^/]+", "", keeper.page.url)
        keeper.press("main a[href$='/hallazgo/']")
        keeper.send({"theme": "COORDINATION", "text_es": FOUND})
        self.finding = re.sub(r"^https?://[^/]+", "", keeper.page.url)
        assert "Todavía no se apoya en ninguna fuente" in keeper.text()
        keeper.go(self.analysis + "validacion/")
        keeper.send({"opens_on": "2020-01-01", "closes_on": "2040-01-01"})
        keeper.go(self.finding + "validar/")
        keeper.press("main form.form button[type=submit]", 422)
        assert "nombre al menos una" in " ".join(keeper.mistakes())
        keeper.go(self.analysis + "fuentes/nueva/")
        meeting = {"kind": "MEETING", "title": "Reunión con la guardia", "trust": "MEDIUM", "told_on": "2026-02-03"}
        keeper.send(meeting)
        keeper.go(self.finding + "fuente/")
        keeper.send({"note": "Lo dijo la jefatura de turno."})
        assert "Fuente única" in keeper.text()

    def and_an_institution_contests_it_in_its_own_words(self) -> None:
        focal = self.sign_in(FOCAL)
        focal.go(self.finding)
        focal.press("main a[href$='/opinion/']")
        focal.send({"verdict": "CONTESTS", "said": ""}, expect=422)
        focal.send({"verdict": "CONTESTS", "said": "Hay guardia desde marzo."})
        assert "Hay guardia desde marzo." in focal.text()

    def then_it_is_validated_and_what_is_recommended_is_followed_to_done(self) -> None:
        keeper = self.sign_in(KEEPER)
        keeper.go(self.finding)
        keeper.press("main a[href$='/validar/']")
        keeper.press("main form.form button[type=submit]")
        keeper.press("main a[href$='/recomendar/']")
        who = Organisation.objects.get(kept_by__code="CR", institution__code="CR_OIJ").pk
        keeper.send({"text_es": "Publicar el rol de guardia.", "responsible": who, "due_on": "2027-05-01"})
        assert "Sin hacer" in keeper.text()
        focal = self.sign_in(FOCAL)
        focal.go(self.finding)
        focal.press("main a[href$='/avance/']")
        focal.send({"note": "Hay un borrador.", "seen_on": "2026-03-01"})
        assert "En marcha" in focal.text()
        focal.press(f"main a[href='/gobernanza/compromisos/{Advice.objects.latest('pk').point_id}/']")
        focal.send({"closes_as": "DONE", "proof": "Rol publicado."})
        keeper.go(self.analysis)
        assert "Hecho: 1" in keeper.text()
        keeper.go(self.analysis + "informe/")
        told = keeper.text()
        assert FOUND in told
        assert "«Hay guardia desde marzo.»" in told
        assert "1 reunión bilateral" in told
        assert ActionPoint.objects.filter(source="ANALYSIS").values_list("state").get() == ("DONE",)

    def when_a_child_tells_of_harm_the_alert_is_opened(self) -> None:
        intake = self.sign_in(INTAKE)
        intake.go(f"/consultas/{self.consultation.pk}/")
        before = as_owner("select max(id) from audit_entry")[0][0]
        intake.press("main button:has-text('abra la alerta')")
        assert intake.page.url.endswith("/casos/nueva-alerta/")
        assert intake.page.evaluate("document.referrer") == ""
        intake.send()
        code = intake.page.url.rstrip("/").rpartition("/")[2]
        self._nothing_joins(before, code)
        intake.go(f"/consultas/{self.consultation.pk}/")
        told = intake.text()
        assert re.search(r"Se inició la ruta protegida\s+Sí", told)
        assert code not in intake.page.content()

    def _nothing_joins(self, before: int, code: str) -> None:
        """No entry since then tells of a consultation, and the mark knows the day and nothing else."""
        rows = as_owner('select subject, facts::text, "case" from audit_entry where id > %s', before)
        assert {row[2] for row in rows if row[2]} == {code}
        assert not [row for row in rows if "consult" in f"{row[0]} {row[1]}".lower()]
        columns = {each.name for each in PathwayMark._meta.fields}
        assert columns == {"id", "consultation", "on"}


def test_an_analysis_goes_from_a_source_to_done_and_a_disclosure_leaves_no_link(
    sign_in: SignIn, as_staff: As
) -> None:  # fmt: skip
    story = Story(sign_in, as_staff)

    story.given_a_directory_and_a_consultation_that_is_being_held()
    story.when_the_secretariat_enters_a_source_and_writes_a_finding()
    story.and_an_institution_contests_it_in_its_own_words()
    story.then_it_is_validated_and_what_is_recommended_is_followed_to_done()
    story.when_a_child_tells_of_harm_the_alert_is_opened()
