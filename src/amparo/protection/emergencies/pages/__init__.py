"""What the pages of emergencies show."""

from amparo.protection.emergencies.pages.lists import list_page
from amparo.protection.emergencies.pages.one import before_breaking, one_page, review_page, said_of

__all__ = ["before_breaking", "list_page", "one_page", "review_page", "said_of"]
