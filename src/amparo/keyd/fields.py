"""By which answers people are found; the database marks a case when one of them is written."""

from __future__ import annotations

from typing import Final

GROUP: Final = "C1"
NAMES: Final = frozenset({"prs_FirstName", "prs_MiddleName", "prs_SecondName", "amp_known_as"})
DOCUMENTS: Final = frozenset({"prs_IdentityNumber"})
PHONES: Final = frozenset({"amp_safe_phone", "prs_HomePhone", "prs_MobilePhone"})
BORN: Final = "prs_Birthdate"
INDEXED: Final = NAMES | DOCUMENTS | PHONES | {BORN}
