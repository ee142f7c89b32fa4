"""Themes, kinds of source, how trusted and how sure, what institutions answer, and age bands of children."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SECRETARIAT: Final = "secretariat"
PROGRAMME: Final = "programme"
FOCAL_POINT: Final = "focal_point"
KEEPERS: Final = frozenset({SECRETARIAT, PROGRAMME})
# They open an alert themselves; others hand over to the safeguarding person, who does.
TAKES_ALERTS: Final = frozenset({"intake", "duty_officer"})

THEMES: Final = {
    "LAW": _("Law and policy"),
    "PREVENTION": _("Prevention"),
    "DETECTION": _("Detection and identification"),
    "PROTECTION": _("Protection and care"),
    "INVESTIGATION": _("Investigation and prosecution"),
    "COORDINATION": _("Coordination between institutions"),
    "TRAINING": _("Training"),
    "OWN_ROLE": _("How officers understand their own role"),
    "CHILDREN": _("What children say"),
}

MEETING: Final = "MEETING"
WORKSHOP: Final = "WORKSHOP"
CONSULTATION: Final = "CONSULTATION"
QUESTIONNAIRE: Final = "QUESTIONNAIRE"
LAW: Final = "LAW"
STATISTIC: Final = "STATISTIC"
DOCUMENT: Final = "DOCUMENT"
SOURCES: Final = {
    MEETING: _("Bilateral meeting"),
    WORKSHOP: _("Thematic workshop"),
    CONSULTATION: _("Consultation"),
    QUESTIONNAIRE: _("Perception questionnaire"),
    LAW: _("Law or regulation"),
    STATISTIC: _("Statistic"),
    DOCUMENT: _("Document"),
}

HIGH: Final = "HIGH"
MEDIUM: Final = "MEDIUM"
LOW: Final = "LOW"
TRUST: Final = {
    HIGH: _("Much: official, or seen first hand"),
    MEDIUM: _("Fairly: told by people who know it"),
    LOW: _("Little: hearsay, old or partial"),
}

NONE: Final = "NONE"
SINGLE: Final = "SINGLE"
LIMITED: Final = "LIMITED"
CONFIRMED: Final = "CONFIRMED"
CONFIDENCE: Final = {
    NONE: _("No source yet"),
    SINGLE: _("Single source"),
    LIMITED: _("Several sources, of one kind or one voice"),
    CONFIRMED: _("Confirmed by sources of several kinds"),
}

DRAFT: Final = "DRAFT"
VALIDATED: Final = "VALIDATED"
WITHDRAWN: Final = "WITHDRAWN"
FINDINGS: Final = {DRAFT: _("Draft"), VALIDATED: _("Validated by the coalition"), WITHDRAWN: _("Withdrawn")}

AGREES: Final = "AGREES"
CONTESTS: Final = "CONTESTS"
VERDICTS: Final = {AGREES: _("Agrees with it"), CONTESTS: _("Contests it")}

DONE: Final = "DONE"
GOING_ON: Final = "GOING_ON"
NOT_DONE: Final = "NOT_DONE"
PROGRESS: Final = {DONE: _("Done"), GOING_ON: _("Going on"), NOT_DONE: _("Not done")}

PERSONS: Final = "PERSONS"
THINGS: Final = "THINGS"
UNITS: Final = {PERSONS: _("Persons"), THINGS: _("Things, such as diagrams or workshops")}

PREPARED: Final = "PREPARED"
HELD: Final = "HELD"
ENDED: Final = "ENDED"
CONSULTATIONS: Final = {PREPARED: _("Being prepared"), HELD: _("Being held"), ENDED: _("Ended")}

# The years of each age band: the first and the last.
BANDS: Final = {"6_8": (6, 8), "9_11": (9, 11), "12_14": (12, 14), "15_17": (15, 17)}
GIRLS: Final = "girls"
BOYS: Final = "boys"
OTHERS: Final = "others"
GENDERS: Final = {GIRLS: _("Girls"), BOYS: _("Boys"), OTHERS: _("Other answer, or none")}

# What a facilitator is certified in, where the coalition's framework has it.
CHILD_COMPETENCY: Final = "CHILD_CONTACT"
# Children hear what came of what they said within so many days after the end: our proposal.
FEEDBACK_DAYS: Final = 60

LANGUAGE_NAMES: Final = {"es": _("Spanish"), "fr": _("French"), "en": _("English")}
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
LARGEST_PAPER: Final = 5 * 1024 * 1024
MOST_CHILDREN: Final = 500
