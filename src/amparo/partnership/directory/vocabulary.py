"""Sectors, what a professional agreed to, how a row of a file was taken, and where a possible duplicate stands."""

from typing import Final

from django.utils.translation import gettext_lazy as _

# --- roles that the directory knows

SECRETARIAT: Final = "secretariat"
FOCAL_POINT: Final = "focal_point"
# They look after oversight and machines, and work with nobody of the directory.
WORKS_WITH_NONE: Final = frozenset({"auditor", "administrator"})

# --- organisations

STATE: Final = "STATE"
CIVIL_SOCIETY: Final = "CIVIL_SOCIETY"
ACADEMY: Final = "ACADEMY"
INTERNATIONAL: Final = "INTERNATIONAL"
PRIVATE: Final = "PRIVATE"
COMMUNITY: Final = "COMMUNITY"
SECTORS: Final = {
    STATE: _("State institution"),
    CIVIL_SOCIETY: _("Civil society"),
    ACADEMY: _("Academia"),
    INTERNATIONAL: _("International cooperation"),
    PRIVATE: _("Private sector"),
    COMMUNITY: _("Community organisation"),
}

# The countries of the region and those that work with it; a country's name comes from the language of the reader.
COUNTRIES: Final = (
    "AR", "BO", "BR", "BZ", "CA", "CL", "CO", "CR", "CU", "DE", "DO", "EC", "ES", "FR", "GT", "HN", "HT", "JM", "MX",
    "NI", "PA", "PE", "PY", "SV", "TT", "US", "UY", "VE",
)  # fmt: skip

# --- what a professional says of themselves, when they wish

WOMAN: Final = "WOMAN"
MAN: Final = "MAN"
OTHER: Final = "OTHER"
GENDERS: Final = {WOMAN: _("Woman"), MAN: _("Man"), OTHER: _("Another answer")}

GROUPS: Final = {
    "INDIGENOUS": _("Indigenous people"),
    "AFRODESCENDANT": _("People of African descent"),
    "LGBTI": _("LGBTI+ people"),
    "DISABILITY": _("People with a disability"),
    "MIGRANT": _("Migrants or refugees"),
}

# --- who sees a professional beyond the secretariat and the own institution

HIDDEN: Final = "HIDDEN"
COALITION: Final = "COALITION"
PUBLIC: Final = "PUBLIC"
VISIBILITIES: Final = {
    HIDDEN: _("Hidden"),
    COALITION: _("Shown to the institutions of the coalition"),
    PUBLIC: _("May be published"),
}

LISTED: Final = "LISTED"
CONTACTED: Final = "CONTACTED"
TRAINER: Final = "TRAINER"
PURPOSES: Final = {
    LISTED: _("To be found by the coalition"),
    CONTACTED: _("To be invited to activities"),
    TRAINER: _("To be named as a trainer"),
}

# --- possible duplicates

PROPOSED: Final = "PROPOSED"
APART: Final = "APART"
MERGED: Final = "MERGED"
PAIRS: Final = {PROPOSED: _("To be decided"), APART: _("Kept apart"), MERGED: _("Joined")}

SAME_E_MAIL: Final = "SAME_E_MAIL"
SAME_NAME: Final = "SAME_NAME"
NEAR_NAME: Final = "NEAR_NAME"
SOUNDS_ALIKE: Final = "SOUNDS_ALIKE"
NAMES_SWAPPED: Final = "NAMES_SWAPPED"
NAME_INSIDE: Final = "NAME_INSIDE"
SAME_ORGANISATION: Final = "SAME_ORGANISATION"
SAME_COUNTRY: Final = "SAME_COUNTRY"
SAME_ALIAS: Final = "SAME_ALIAS"
SAME_LETTERS: Final = "SAME_LETTERS"
OTHER_E_MAIL: Final = "OTHER_E_MAIL"
OTHER_ORGANISATION: Final = "OTHER_ORGANISATION"
OTHER_COUNTRY: Final = "OTHER_COUNTRY"
REASONS: Final = {
    SAME_E_MAIL: _("The same e-mail"),
    SAME_NAME: _("The same name"),
    NEAR_NAME: _("Names almost alike"),
    SOUNDS_ALIKE: _("Names that sound alike"),
    NAMES_SWAPPED: _("The same words in another order"),
    NAME_INSIDE: _("One name holds the other"),
    SAME_ORGANISATION: _("The same organisation"),
    SAME_COUNTRY: _("The same country"),
    SAME_ALIAS: _("A name that the other is also known by"),
    SAME_LETTERS: _("The initials of the other"),
    OTHER_E_MAIL: _("Different e-mails"),
    OTHER_ORGANISATION: _("Different organisations"),
    OTHER_COUNTRY: _("Different countries"),
}
# These speak against its being the same.
AGAINST: Final = frozenset({OTHER_E_MAIL, OTHER_ORGANISATION, OTHER_COUNTRY})

# --- how a row of a file is taken

NEW: Final = "NEW"
KNOWN: Final = "KNOWN"
CHANGED: Final = "CHANGED"
POSSIBLE: Final = "POSSIBLE"
WRONG: Final = "WRONG"
ROWS: Final = {
    NEW: _("New"),
    KNOWN: _("Already there, unchanged"),
    CHANGED: _("Already there, with changes"),
    POSSIBLE: _("New, and perhaps already there"),
    WRONG: _("Not imported"),
}

UNREADABLE: Final = {
    "size": _("The file is too large: at most 5 MB."),
    "kind": _("That is not an Excel workbook: save it as .xlsx."),
    "broken": _("The workbook cannot be read: open it, save it again as .xlsx and send that."),
    "limits": _("The workbook is too large inside: keep one sheet with the list only."),
    "rows": _("The list is too long: at most 5,000 rows in a file."),
    "empty": _("There is nothing in the first sheet."),
    "slow": _("Reading took too long: keep one sheet with the list only."),
}

PEOPLE: Final = "PEOPLE"
ORGANISATIONS: Final = "ORGANISATIONS"

LONGEST_LINE: Final = 200
MOST_ROWS: Final = 5000
# Rows of a file that were not imported wait so long to be mended, then they are forgotten.
DAYS_ROWS_WAIT: Final = 30

# --- the columns of a file, and what can be wrong with a row of it

COLUMNS: Final = {
    "code": _("Code"),
    "given_names": _("Given names"),
    "family_names": _("Family names"),
    "e_mail": _("E-mail"),
    "country": _("Country"),
    "organisation": _("Organisation"),
    "sector": _("Sector"),
    "post": _("Post"),
    "from_on": _("Since"),
    "gender": _("Gender"),
    "declared_group": _("Self-declared group"),
    "name": _("Name"),
    "aliases": _("Other names"),
}
PEOPLE_COLUMNS: Final = (
    "code", "given_names", "family_names", "e_mail", "country", "organisation", "sector", "post", "from_on", "gender",
    "declared_group",
)  # fmt: skip
ORGANISATION_COLUMNS: Final = ("code", "name", "aliases", "sector", "country")

PROBLEMS: Final = {
    "NO_NAME": _("There is no name."),
    "E_MAIL": _("It is not an e-mail: write name@place.country."),
    "LONG": _("It is too long."),
    "COUNTRY": _("The country is not known: write its name or its code of two letters."),
    "UNKNOWN": _("The answer is not one of those that are offered."),
    "AMBIGUOUS": _("“M” says nothing: write the word."),
    "DAY": _("The day is not known: write year-month-day, as in 2022-06-14."),
    "NOT_OURS": _("The code is of nobody in your directory."),
    "OF_ANOTHER": _("The code is of somebody with another name."),
    "MODE": _("The way of taking part is not known: write on site or online."),
}
