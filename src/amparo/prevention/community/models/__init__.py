"""Tables of community reports: what is told is sealed; days are kept, hours are not."""

from amparo.prevention.community.models.cards import Card
from amparo.prevention.community.models.reports import (
    CommunityReport,
    ReportClock,
    ReportKey,
    ReportPart,
    Slice,
)

__all__ = ["Card", "CommunityReport", "ReportClock", "ReportKey", "ReportPart", "Slice"]
