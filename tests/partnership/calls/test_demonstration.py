"""The call of the sources, as the demonstration holds it."""

from __future__ import annotations

from decimal import Decimal

from amparo.demo.calling import load_calls
from amparo.partnership.calls.models import Application, Call, GrantAgreement
from amparo.partnership.calls.queries.applications import sendings_in


def test_gra_01_the_call_of_the_sources_has_ten_concepts_four_plans_and_two_grants(database: str) -> None:
    assert load_calls() == 2
    assert load_calls() == 2

    call = Call.objects.get(country__code="HN")
    assert [len(sendings_in(call, stage)) for stage in ("CONCEPT", "PLAN")] == [10, 4]
    assert list(Application.objects.filter(state="FUNDED").values_list("name", flat=True)) == ["UDIMUF", "CEM-H"]
    grants = GrantAgreement.objects.all()
    assert [(row.amount, row.months) for row in grants] == [(Decimal(25000), 6)] * 2
    assert sum(row.converted for row in grants) == Decimal(63400)
    assert call.is_invented
    assert "18110" in call.origin["es"]
