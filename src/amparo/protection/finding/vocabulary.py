"""By what one searches, how alike what is found is, why one asks the desk, and how an item of the desk stands."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from amparo.foundation.access.need_to_know import READS

NAME, DOCUMENT, PHONE = "name", "document", "phone"
KINDS: Final = {
    NAME: _("By name"),
    DOCUMENT: _("By document number"),
    PHONE: _("By telephone number"),
}
GRADES: Final = {
    3: _("What you wrote fits"),
    2: _("Very similar"),
    1: _("Somewhat similar"),
}
REASONS: Final = {
    "REGISTERING": _("I am about to register this person"),
    "SAID_SO": _("The person says that another institution helped before"),
    "LOOKED_FOR": _("The person is being looked for"),
}
OPEN, WAITS, DECLINED, MET, OVER = "OPEN", "WAITS", "DECLINED", "MET", "OVER"
STATES: Final = {
    OPEN: _("Waits for your answer"),
    WAITS: _("You agreed; the other institution has not yet"),
    DECLINED: _("You declined"),
    MET: _("Both agreed"),
    OVER: _("Nothing came of it in fourteen days"),
}
LONGEST: Final = 120
# They work with identities; whoever keeps a desk asks through a colleague.
SEARCHES: Final = frozenset(role for role, groups in READS.items() if "C1" in groups)
KEEPS_DESK: Final = frozenset({"supervisor", "focal_point", "secretariat"})
