"""How a row of a file is taken, and what is said of a file that cannot be read."""

from typing import Final

from django.utils.translation import gettext_lazy as _

NEW: Final = "NEW"
KNOWN: Final = "KNOWN"
CHANGED: Final = "CHANGED"
WRONG: Final = "WRONG"
ROWS: Final = {
    NEW: _("New"),
    KNOWN: _("Already there, unchanged"),
    CHANGED: _("Already there, with changes"),
    WRONG: _("Not imported"),
}

UNREADABLE: Final = {
    "size": _("The file is too large: at most 5 MB."),
    "kind": _("That is not an Excel workbook: save it as .xlsx."),
    "broken": _("The workbook cannot be read: open it, save it again as .xlsx and send that."),
    "limits": _("The workbook is too large inside: keep one sheet with the list only."),
    "rows": _("The list is too long: at most 1,000 rows in a file. Cut it in parts."),
    "empty": _("There is nothing in the first sheet."),
    "slow": _("Reading took too long: keep one sheet with the list only."),
}

# What the lists that take rows are called, by their names in addresses.
LISTS: Final = {
    "actividades": _("Activities"),
    "sesiones": _("Sessions"),
    "asistencia": _("Roll"),
    "necesidades": _("Training needs"),
    "kits": _("Training kits"),
    "cursos": _("Courses"),
    "lugares": _("Where they work"),
    "invitaciones": _("Invited"),
    "cifras": _("Published figures"),
    "presupuesto": _("Budget"),
    "programa": _("Programme"),
    "presupuesto-evento": _("What it costs"),
    "riesgos": _("Risks"),
    "permanencia": _("Does it last?"),
    "fuentes": _("Sources"),
    "preguntas": _("Question grid"),
    "comunidades": _("Strategies, plans and agreements"),
    "sesiones-publico": _("Sessions with the public"),
    "empresas": _("Companies"),
}

MOST_ROWS: Final = 1000
# Rows of a file that were not taken wait so long to be mended, then what stood in them is forgotten.
DAYS_ROWS_WAIT: Final = 30
