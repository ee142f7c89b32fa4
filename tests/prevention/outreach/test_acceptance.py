"""SIT-08, and what everybody reads: what must not show was put there first, and does not."""

from __future__ import annotations

from datetime import date, timedelta

from django.test import Client

from amparo.demo.outreach import PLACES, load_outreach
from amparo.evidence.results.queries import counting
from amparo.evidence.results.rules.counting import Window
from amparo.evidence.results.rules.definitions import Counting, Definition
from amparo.partnership.coalition.queries import country_by_code
from amparo.partnership.rolls.queries.activities import figures_of
from amparo.prevention.outreach.models import Initiative, Publication
from amparo.prevention.outreach.operations import companies, initiatives
from amparo.prevention.outreach.operations.companies import Checking, Committing, Consenting
from amparo.prevention.outreach.operations.initiatives import Joining
from amparo.prevention.outreach.operations.publishing import publish_initiative
from amparo.prevention.outreach.operations.sessions import Held, hold_session
from amparo.prevention.outreach.rules.initiatives import known_total
from tests.conftest import As, Browsing
from tests.partnership.directory.entering import country
from tests.prevention.outreach.doing import (
    NOW,
    TODAY,
    channel,
    company,
    entered,
    held,
    informal,
    institutions,
    own,
    tried,
)


def counted(source: str, way: str, on: date, **where: tuple[str, ...]) -> int:
    window = Window(("CR",), on, on, on)
    return counting.count(Definition(Counting(source, way, tuple(where.items())), "AS_OF"), window).k


def test_sit_08_144_took_part_in_seven_places_and_what_is_unknown_of_each_stays_unknown(
    as_staff: As, browsing: Browsing
) -> None:
    for where in ("CR", "HN"):
        institutions(as_staff, where)
    load_outreach()

    rows = list(Initiative.objects.filter(kind="STRATEGY").select_related("formed_in"))
    assert {each.place for each in rows} == set(PLACES)
    assert {place["name"] for place in country_by_code("CR").facts["places"]} == set(PLACES)
    assert known_total([each.participants for each in rows]) == (0, 7)
    (process,) = {each.formed_in for each in rows}
    assert process is not None
    assert [(each.value, each.unit) for each in figures_of(process)] == [(144, "UNKNOWN")]
    assert all(each.partners.count() >= 2 for each in rows)
    page = browsing("cr.secretaria").get(f"/comunidades/trabajo/{rows[0].pk}/").content.decode()
    assert "No se sabe: ninguna fuente dice cuántas en este lugar" in page
    assert "144 personas o asistencias, en todos los lugares juntos" in page
    today = date.today()
    assert counted("CHANNEL_TESTS", "INITIATIVES", today, kind=("STRATEGY",)) == 1
    assert counted("CHANNEL_TESTS", "INITIATIVES", today + timedelta(days=330), kind=("STRATEGY",)) == 0
    assert counted("INITIATIVES", "PLACES", today, kind=("STRATEGY",)) == 7
    assert counted("COMMITMENTS", "COMPANIES", today) == 1
    assert load_outreach() == 0


def test_what_everybody_reads_names_no_informal_partner_no_finer_place_and_no_company_unasked(as_staff: As) -> None:
    institutions(as_staff)
    secret = ("Vendedoras de la playa norte", "Barrio La Loma", "Hotel Callado", "Hotel Sin Revisar", "Tienda Socia")
    with as_staff("hn.secretaria") as by:
        work = entered(by, spot="Barrio La Loma", title="Con las vendedoras de la playa norte")
        open_work = entered(by, "PLAN", place="Yoro", spot="Plaza central", is_sensitive=False)
        informal(by, work, secret[0])
        for one in (work, open_work):
            initiatives.add_partner(by=by, initiative=one, joining=Joining(own()), at=NOW)
        shop = company(by, secret[4])
        initiatives.add_partner(by=by, initiative=open_work, joining=Joining(shop.organisation), at=NOW)
        tried(by, channel(by, work, "Línea 111"))
        tried(by, channel(by, work, "Línea 222", is_public=False))
        channel(by, work, "Línea 333")
        tried(by, channel(by, work, "Línea 444"), "FAILED")
        publish_initiative(by=by, initiative=work, said="Se acordó cómo avisar.", on=TODAY, at=NOW)
        publish_initiative(by=by, initiative=open_work, said="Un plan de la plaza.", on=TODAY, at=NOW)
        for name, agrees, looked in (("Hotel Abierto", True, True), (secret[2], False, True), (secret[3], True, False)):
            made = company(by, name)
            said = Committing("CODE", TODAY - timedelta(days=9), TODAY + timedelta(days=99))
            commitment = companies.record_commitment(by=by, company=made, committing=said, at=NOW)
            if agrees:
                consenting = Consenting("Gerencia", TODAY)
                companies.record_consent(by=by, company=made, consenting=consenting, today=TODAY, at=NOW)
            if looked:
                checking = Checking(TODAY, "Cámara", "KEPT")
                companies.check_commitment(by=by, commitment=commitment, checking=checking, today=TODAY, at=NOW)
        # Written past the door: whatever was entered, the page leaves it out.
        Publication.objects.create(
            initiative=entered(by, "ACCORD", title="Acuerdo"), words=f"Con {secret[0]}", published_on=TODAY,
            recorded_at=NOW,
        )  # fmt: skip
        hold_session(by=by, kept_by=country(), organiser=own(), held=Held(held()), at=NOW)

    page = Client().get("/comunidad/HN/").content.decode()

    assert [name for name in secret if name.casefold() in page.casefold()] == []
    assert [line for line in ("Línea 222", "Línea 333", "Línea 444") if line in page] == []
    for shown in (
        "Se acordó cómo avisar.", "Un plan de la plaza.", "Yoro, Plaza central", "Línea 111", "Hotel Abierto",
        own().name, "al menos 20 personas",
    ):  # fmt: skip
        assert shown in page, shown
    assert Client().get("/comunidad/XX/").status_code == 404
    assert "Todavía no hay nada publicado" in Client().get("/comunidad/CR/").content.decode()
