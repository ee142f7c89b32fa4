"""Work in places is seen in its coalition; nothing that everybody reads comes from an informal partner or a company."""

from __future__ import annotations

from amparo.partnership.directory.operations import organisations
from amparo.partnership.directory.rules.entries import OrganisationEntry
from amparo.prevention.outreach.operations import initiatives as operations
from amparo.prevention.outreach.operations.initiatives import Joining, Writing
from amparo.prevention.outreach.operations.publishing import publish_initiative
from amparo.prevention.outreach.queries import initiatives
from tests.conftest import As
from tests.partnership.directory.entering import country
from tests.prevention.outreach.doing import NOW, TODAY, channel, company, entered, informal, institutions, own, tried


def test_work_is_seen_by_those_who_work_in_the_coalition(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        work, other = entered(by), entered(by, "PLAN", place="Yoro")
        made = channel(by, work)
        tried(by, made)
        line = operations.write_line(by=by, initiative=work, writing=Writing("RISK", "x"), at=NOW)
        informal(by, work)
    partner = work.partners.get()

    with as_staff("hn.escuela") as by:
        assert list(initiatives.initiatives_visible_to(by)) == [work, other]
        assert list(initiatives.initiatives_visible_to(by, "PLAN")) == [other]
        assert list(initiatives.after(initiatives.initiatives_visible_to(by), (work.place, work.pk))) == [other]
        assert initiatives.initiative_visible_to(by, work.pk) == work
        assert initiatives.line_visible_to(by, line.pk) == line
        assert initiatives.channel_visible_to(by, made.pk) == made
        assert initiatives.partner_visible_to(by, partner.pk) == partner
    for username in ("cr.secretaria", "hn.datos"):
        with as_staff(username) as by:
            assert not initiatives.initiatives_visible_to(by).exists()
            assert initiatives.line_visible_to(by, line.pk) is None
            assert initiatives.channel_visible_to(by, made.pk) is None
            assert initiatives.partner_visible_to(by, partner.pk) is None
    assert [initiatives.standing(each, TODAY) for each in initiatives.channels_of([work, other])] == ["WORKED"]
    assert initiatives.lines_of(work) == [line]
    assert initiatives.counts_by_place("HN") == {
        "Tela": {"STRATEGY": 1, "PLAN": 0, "ACCORD": 0}, "Yoro": {"STRATEGY": 0, "PLAN": 1, "ACCORD": 0},
    }  # fmt: skip


def test_of_partners_only_those_are_named_that_are_neither_informal_nor_companies(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.secretaria") as by:
        work, other = entered(by), entered(by, title="Otra")
        hotel, shop = company(by), OrganisationEntry("Tienda de prueba", "PRIVATE", "HN", ())
        private = organisations.enter_organisation(by=by, kept_by=country(), entry=shop, at=NOW)
        for each in (own(), own("HN_SENAF"), hotel.organisation, private):
            operations.add_partner(by=by, initiative=work, joining=Joining(each), at=NOW)
        hidden = Joining(own("HN_SENAF"), is_informal=True)
        operations.add_partner(by=by, initiative=other, joining=hidden, at=NOW)
        publish_initiative(by=by, initiative=work, said="Se acordó avisar.", on=TODAY, at=NOW)

    assert initiatives.partners_to_name([work, other]) == {work.pk: [own().name]}
    assert own("HN_SENAF").name in initiatives.informal_names(country())
    assert [each.words for each in initiatives.published_of("HN")] == ["Se acordó avisar."]
    assert (initiatives.words_of(work), initiatives.words_of(other)) == ("Se acordó avisar.", "")
    assert initiatives.public_words(country()) == "Se acordó avisar."


def test_a_country_and_its_response_team_are_found(database: str) -> None:
    assert initiatives.country_with("hn") == country()
    assert initiatives.country_with("XX") is None
    assert [each.code for each in initiatives.response_teams("HN")] == ["HN_ERI"]
