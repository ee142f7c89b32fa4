"""Closing, restating and publishing what was counted."""

from __future__ import annotations

from datetime import date

import pytest

from amparo.evidence.claims import queries as claims
from amparo.evidence.results.models import Closing, Measurement, Period, Project
from amparo.evidence.results.operations import measuring
from amparo.evidence.results.queries import frames
from amparo.foundation.access.actors import Actor
from amparo.foundation.access.permits import NotAllowed, Refused
from tests.conftest import As
from tests.evidence.results.rolling import AT, IN_PERSON, TODAY, activity, content, indicator_of, loaded, people, there


def first_period(project: Project) -> Period:
    return frames.periods_of(project)[0]


def closed(by: Actor, project: Project) -> Measurement:
    measuring.close_period(by=by, period=first_period(project), today=TODAY, at=AT)
    return frames.newest_measurements(project)[indicator_of(project).pk, first_period(project).pk]


def test_me_13_a_closed_period_keeps_its_figure_and_a_corrected_roll_is_a_restatement(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        meeting = activity()
        there(meeting, people(20))
        kept = closed(by, project)
        there(meeting, people(2))

        assert (kept.k, kept.parts) == (20, {"gender": {"WOMAN": [20, None]}})
        restated = measuring.restate_measurement(by=by, measurement=kept, why="Faltaba una hoja.", at=AT)
        assert (restated.k, restated.edition, restated.restates, restated.why) == (22, 2, kept, "Faltaba una hoja.")
        assert Measurement.objects.get(pk=kept.pk).k == 20


def test_a_restatement_without_a_change_or_a_reason_is_refused(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        kept = closed(by, project)
        with pytest.raises(Refused):
            measuring.restate_measurement(by=by, measurement=kept, why="Nada cambió.", at=AT)
        there(activity(), people(1))
        with pytest.raises(Refused):
            measuring.restate_measurement(by=by, measurement=kept, why=" ", at=AT)
        measuring.restate_measurement(by=by, measurement=kept, why="Una hoja.", at=AT)
        there(activity(), people(1))
        with pytest.raises(Refused):
            measuring.restate_measurement(by=by, measurement=kept, why="Otra.", at=AT)


def test_a_published_figure_opens_to_its_rows_and_is_restated_with_its_measurement(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        meeting = activity()
        there(meeting, people(20))
        kept = closed(by, project)
        figure = measuring.publish_measurement(by=by, measurement=kept, licence="MAY_PUBLISH", at=AT)
        there(meeting, people(1))
        measuring.restate_measurement(by=by, measurement=kept, why="Una hoja.", at=AT)
        now = claims.current("HN", figure.code)

        assert (figure.value, figure.unit) == (20, "UNIQUE_PERSON")
        assert figure.opens == f"/resultados/indicadores/{kept.indicator_id}/filas/?periodo={kept.period_id}"
        assert now is not None
        assert (now.value, now.restates, now.why) == (21, figure, "Una hoja.")
        with pytest.raises(Refused):
            measuring.publish_measurement(by=by, measurement=kept, licence="MAY_PUBLISH", at=AT)


def test_a_share_is_published_with_its_base(as_staff: As) -> None:
    project = loaded(content(definition=IN_PERSON))
    with as_staff("hn.secretaria") as by:
        meeting = activity()
        there(meeting, people(12), "IN_PERSON")
        there(meeting, people(4), "ONLINE")
        figure = measuring.publish_measurement(by=by, measurement=closed(by, project), licence="INTERNAL", at=AT)

        assert (figure.kind, figure.k, figure.n, figure.printed) == ("SHARE", 12, 16, "75")


def test_a_share_without_a_base_is_not_published(as_staff: As) -> None:
    project = loaded(content(definition=IN_PERSON))
    with as_staff("hn.secretaria") as by:
        kept = closed(by, project)
        assert (kept.k, kept.n) == (0, 0)
        with pytest.raises(Refused):
            measuring.publish_measurement(by=by, measurement=kept, licence="INTERNAL", at=AT)


def test_a_period_is_closed_once_after_its_end_and_in_order(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        periods = list(frames.periods_of(project))
        with pytest.raises(Refused):
            measuring.close_period(by=by, period=periods[1], today=TODAY, at=AT)
        with pytest.raises(Refused):
            measuring.close_period(by=by, period=periods[0], today=date(2021, 6, 1), at=AT)
        measuring.close_period(by=by, period=periods[0], today=TODAY, at=AT)
        with pytest.raises(Refused):
            measuring.close_period(by=by, period=periods[0], today=TODAY, at=AT)

        assert Closing.objects.count() == 1


def test_others_close_restate_and_publish_nothing(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        kept = closed(by, project)
    for username in ("hn.policia", "hn.comite1", "cr.secretaria"):
        with as_staff(username) as by:
            with pytest.raises(NotAllowed):
                measuring.close_period(by=by, period=frames.periods_of(project)[1], today=TODAY, at=AT)
            with pytest.raises(NotAllowed):
                measuring.restate_measurement(by=by, measurement=kept, why="x", at=AT)
            with pytest.raises(NotAllowed):
                measuring.publish_measurement(by=by, measurement=kept, licence="INTERNAL", at=AT)


def test_an_open_period_is_cited_as_it_stands_and_closing_it_restates_what_was_cited(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        meeting, indicator, period = activity(), indicator_of(project), first_period(project)
        there(meeting, people(20))
        figure = measuring.publish_so_far(by=by, indicator=indicator, period=period, licence="MAY_PUBLISH", at=AT)
        there(meeting, people(1))
        again = measuring.publish_so_far(by=by, indicator=indicator, period=period, licence="MAY_PUBLISH", at=AT)
        with pytest.raises(Refused):
            measuring.publish_so_far(by=by, indicator=indicator, period=period, licence="MAY_PUBLISH", at=AT)
        there(meeting, people(2))
        closed(by, project)
        now = claims.current("HN", figure.code)

        assert (figure.value, again.value, again.restates) == (20, 21, figure)
        assert figure.opens == f"/resultados/indicadores/{indicator.pk}/filas/?periodo={period.pk}"
        assert now is not None
        assert (now.value, now.restates) == (23, again)
        period = first_period(project)
        with pytest.raises(Refused):
            measuring.publish_so_far(by=by, indicator=indicator, period=period, licence="MAY_PUBLISH", at=AT)
    with pytest.raises(NotAllowed), as_staff("hn.programa") as by:
        measuring.publish_so_far(by=by, indicator=indicator, period=period, licence="MAY_PUBLISH", at=AT)


def test_closing_leaves_a_figure_alone_that_was_cited_with_what_it_gives(as_staff: As) -> None:
    project = loaded(content())
    with as_staff("hn.secretaria") as by:
        there(activity(), people(20))
        figure = measuring.publish_so_far(
            by=by, at=AT, indicator=indicator_of(project), period=first_period(project), licence="MAY_PUBLISH"
        )
        closed(by, project)

        assert claims.current("HN", figure.code) == figure
