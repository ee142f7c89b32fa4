"""Publishing, putting away, and links to steps and modules."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.demo.kits import content_of, write_kit
from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.partnership.kits.pages.version import version_page
from amparo.partnership.practices import vocabulary as words
from amparo.partnership.practices.operations import publishing
from amparo.partnership.practices.pages.shown import hear_step
from amparo.partnership.practices.queries import practices
from amparo.partnership.practices.queries.practices import Wanted
from amparo.partnership.procedures import queries as procedures
from amparo.partnership.procedures.pages import procedure_page
from tests.conftest import As
from tests.partnership.practices.making import AT, TODAY, published, retained, write


def test_a_published_practice_stays_as_it_was_until_it_is_published_again(as_staff: As) -> None:
    practice = published(as_staff)
    with as_staff("hn.secretaria") as by:
        write(by, practice, summary="Otro resumen")
        before = practices.catalogue(Wanted()).get().texts["summary"]["es"]["text"]
        publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)
    now = practices.catalogue(Wanted()).get()

    assert before.startswith("Contar con equipos")
    assert (now.number, now.texts["summary"]["es"]["text"], now.expires_on) == (2, "Otro resumen", date(2029, 11, 22))


def test_only_those_who_keep_it_publish_it(as_staff: As) -> None:
    practice = retained(as_staff)

    with as_staff("cr.secretaria") as by, pytest.raises(NotAllowed):
        publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)


def test_without_a_recommendation_it_is_not_published(as_staff: As) -> None:
    practice = retained(as_staff, advised=False)

    with as_staff("hn.secretaria") as by, pytest.raises(Refused) as refused:
        publishing.publish_practice(by=by, practice=practice, today=TODAY, at=AT)

    assert len(refused.value.reasons) == 1


def test_a_practice_that_was_put_away_leaves_the_catalogue_and_keeps_its_history(as_staff: As) -> None:
    practice = published(as_staff)
    with as_staff("hn.secretaria") as by:
        publishing.archive_practice(by=by, practice=practice, why="Ya no se hace.", at=AT)

    practice.refresh_from_db()
    assert (practice.state, practices.catalogue(Wanted()).count()) == (words.ARCHIVED, 0)
    assert practice.moves.count() == 5


def test_a_linked_step_shows_the_practice_on_the_procedure_and_on_the_step(as_staff: As) -> None:
    practice = published(as_staff)
    with as_staff("hn.secretaria") as by:
        place = next(step for step in practices.steps_to_link("HN", TODAY) if step.startswith("03/"))
        element = place.split("/")[1]
        for _twice in range(2):
            publishing.link_step(by=by, practice=practice, procedure="03", element=element, today=TODAY, at=AT)
        version = procedures.version_in_force("03", "HN", TODAY)
        assert version is not None
        page = procedure_page(by, version, TODAY)
        shown = [link.url for link in hear_step(procedure="03", element=element)]
        publishing.unlink(by=by, practice=practice, link=practice.steps.get())

    assert [row[0].url for row in page.practices[0].rows] == shown == [f"/practicas/{practice.pk}/"]
    assert hear_step(procedure="03", element=element) == ()


def test_a_step_that_no_procedure_has_is_not_linked(as_staff: As) -> None:
    practice = published(as_staff)

    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        publishing.link_step(by=by, practice=practice, procedure="03", element="nothing", today=TODAY, at=AT)


def test_another_coalition_links_a_published_practice_to_its_own_kit_and_the_kit_shows_it(as_staff: As) -> None:
    practice = published(as_staff)
    with as_staff("cr.secretaria") as by:
        version = write_kit(by, content_of("cr-justicia"), AT)
        module = practices.modules_to_link("CR").first()
        assert module is not None
        publishing.link_module(by=by, practice=practice, module=module, at=AT)
        shown = [table.caption for table in version_page(by, version, TODAY).tables]
    with as_staff("hn.secretaria") as by, pytest.raises(Refused):
        publishing.link_module(by=by, practice=practice, module=module, at=AT)

    assert len(shown) == 4
    assert [row.module_id for row in practices.practices_in_version(version.pk)] == [module.pk]
