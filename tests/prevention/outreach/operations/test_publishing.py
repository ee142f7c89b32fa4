"""What everybody reads has words of its own, names nobody that must not be, and is taken back."""

from __future__ import annotations

import pytest

from amparo.foundation.access.permits import NotAllowed, Refused
from amparo.prevention.outreach.models import Publication
from amparo.prevention.outreach.operations import initiatives
from amparo.prevention.outreach.operations.publishing import publish_initiative, withdraw_publication
from tests.conftest import As
from tests.prevention.outreach.doing import NOW, TODAY, entered, entry, informal, institutions, own

SPOT = "Barrio La Loma"


def test_only_the_secretariat_publishes_and_never_what_is_kept_back(as_staff: As) -> None:
    institutions(as_staff)
    with as_staff("hn.inclusion") as by:
        work = entered(by, "PLAN", organisation=own(), spot=SPOT)
        informal(by, work)
        with pytest.raises(NotAllowed):
            publish_initiative(by=by, initiative=work, said="Un plan de la costa.", on=TODAY, at=NOW)
    with as_staff("hn.secretaria") as by:
        for said in ("Con las vendedoras de la playa norte.", "En el barrio La Loma.", "Vino Ana López.", " "):
            with pytest.raises(Refused):
                publish_initiative(by=by, initiative=work, said=said, on=TODAY, at=NOW)
        publish_initiative(by=by, initiative=work, said="Un plan de la costa.", on=TODAY, at=NOW)
        with pytest.raises(Refused):
            publish_initiative(by=by, initiative=work, said="Otra vez.", on=TODAY, at=NOW)
        change = entry("PLAN", organisation=own(), spot="la costa")
        with pytest.raises(Refused):
            initiatives.change_initiative(by=by, initiative=work, entry=change)
        withdraw_publication(by=by, initiative=work, on=TODAY)
        with pytest.raises(Refused):
            withdraw_publication(by=by, initiative=work, on=TODAY)

    assert list(Publication.objects.values_list("words", "withdrawn_on")) == [("Un plan de la costa.", TODAY)]
