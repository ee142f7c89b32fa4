"""What the pages of seals show."""

from amparo.protection.seals.pages.lists import about_codes, change_page, list_page
from amparo.protection.seals.pages.one import about_lifting, about_naming, before_sealing, choices, seal_page

__all__ = [
    "about_codes",
    "about_lifting",
    "about_naming",
    "before_sealing",
    "change_page",
    "choices",
    "list_page",
    "seal_page",
]
