"""The acceptance cases of situation analyses and consultations, each by its number."""

from __future__ import annotations

from amparo.demo.studying import load_studies
from amparo.evidence.studies.models import Analysis


def test_smoke(programme) -> None:
    client = programme("cr.secretaria")
    from django.urls import reverse
    for a in Analysis.objects.all():
        for n in ("analysis", "sources", "report"):
            assert client.get(reverse(f"studies:{n}", args=[a.pk])).status_code == 200, n
