"""What the pages of releases show."""

from amparo.protection.releases.pages.lists import case_page, list_page
from amparo.protection.releases.pages.one import before_asking, group_choices, one_page
from amparo.protection.releases.pages.receipt import before_asking_original, receipt_page, verified_page

__all__ = [
    "before_asking",
    "before_asking_original",
    "case_page",
    "group_choices",
    "list_page",
    "one_page",
    "receipt_page",
    "verified_page",
]
