"""How the institution of whoever broke a glass is called."""

from __future__ import annotations

from amparo.partnership.coalition import queries as coalition
from amparo.protection.emergencies.models import Emergency


def institution_of(emergency: Emergency) -> str:
    """Return the short name of the institution; its code when it is no longer in the coalition."""
    return coalition.short_names_in(emergency.country).get(emergency.institution, emergency.institution)
