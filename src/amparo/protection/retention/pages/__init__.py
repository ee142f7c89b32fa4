"""What the pages of keeping and destroying show."""

from amparo.protection.retention.pages.case import case_page, groups_to_erase
from amparo.protection.retention.pages.lists import list_page, period_words

__all__ = ["case_page", "groups_to_erase", "list_page", "period_words"]
