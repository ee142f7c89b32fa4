"""Tables of the directory, by noun."""

from amparo.partnership.directory.models.imports import Import, ImportRow
from amparo.partnership.directory.models.organisations import (
    CoalitionMembership,
    Organisation,
    OrganisationAlias,
    OrganisationMerge,
    OrganisationPair,
)
from amparo.partnership.directory.models.people import (
    Affiliation,
    ListingConsent,
    Professional,
    ProfessionalMerge,
    ProfessionalPair,
)

__all__ = [
    "Affiliation",
    "CoalitionMembership",
    "Import",
    "ImportRow",
    "ListingConsent",
    "Organisation",
    "OrganisationAlias",
    "OrganisationMerge",
    "OrganisationPair",
    "Professional",
    "ProfessionalMerge",
    "ProfessionalPair",
]
