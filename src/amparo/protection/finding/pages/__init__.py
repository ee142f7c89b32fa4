"""What the search and the contact desk show."""

from amparo.protection.finding.pages.desk import desk_page, said_of
from amparo.protection.finding.pages.found import find_page

__all__ = ["desk_page", "find_page", "said_of"]
