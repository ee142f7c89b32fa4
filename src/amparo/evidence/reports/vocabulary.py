"""What a check of a report finds."""

from typing import Final

from django.utils.translation import gettext_lazy as _

TYPED_NUMBER: Final = "TYPED_NUMBER"
NO_SUCH_FIGURE: Final = "NO_SUCH_FIGURE"
WRITTEN_WRONG: Final = "WRITTEN_WRONG"
WITHDRAWN: Final = "WITHDRAWN"
NOT_LICENSED: Final = "NOT_LICENSED"
SMALL_CELL: Final = "SMALL_CELL"
OPEN_PERIOD: Final = "OPEN_PERIOD"
RESTATED: Final = "RESTATED"
NOT_VERIFIED: Final = "NOT_VERIFIED"
INVENTED: Final = "INVENTED"
NOT_DRAWN: Final = "NOT_DRAWN"
DATES_DISAGREE: Final = "DATES_DISAGREE"
GAP: Final = "GAP"
NO_TEXT: Final = "NO_TEXT"

FINDINGS: Final = {
    TYPED_NUMBER: _("A number was typed by hand: it has no source"),
    NO_SUCH_FIGURE: _("No figure has this short name"),
    WRITTEN_WRONG: _("This line is not understood"),
    WITHDRAWN: _("The figure was withdrawn"),
    NOT_LICENSED: _("The figure may not be published"),
    SMALL_CELL: _("The figure is too small to be shown"),
    OPEN_PERIOD: _("The period of the figure is still open"),
    RESTATED: _("The figure was restated"),
    NOT_VERIFIED: _("Nobody compared the figure with its source"),
    INVENTED: _("The figure was invented for the demonstration"),
    NOT_DRAWN: _("These figures are not drawn together"),
    DATES_DISAGREE: _("Sources disagree on a date, and nobody decided"),
    GAP: _("No project covers these days"),
    NO_TEXT: _("There is no text in this language"),
}
# With one of these a report is not published; with the others only when somebody says why.
STOPS: Final = frozenset({NO_SUCH_FIGURE, WRITTEN_WRONG, WITHDRAWN, NOT_LICENSED, SMALL_CELL, NO_TEXT, DATES_DISAGREE})

LONGEST_BODY: Final = 60_000
LONGEST_LINE: Final = 200
