"""What a kit holds, whom it serves, where it stands, and how a need for training was found."""

from typing import Final

from django.utils.translation import gettext_lazy as _

INITIAL: Final = "INITIAL"
IN_SERVICE: Final = "IN_SERVICE"
VARIANTS: Final = {
    INITIAL: _("Initial training, for recruits"),
    IN_SERVICE: _("In-service training, for those who serve already"),
}

INSTRUCTOR: Final = "INSTRUCTOR"
PARTICIPANT: Final = "PARTICIPANT"
EXERCISES: Final = "EXERCISES"
CARDS: Final = "CARDS"
AUDIOVISUAL: Final = "AUDIOVISUAL"
EVALUATION: Final = "EVALUATION"
MATERIALS: Final = {
    INSTRUCTOR: _("Instructor pack"),
    PARTICIPANT: _("Participant pack"),
    EXERCISES: _("Exercises"),
    CARDS: _("Cards"),
    AUDIOVISUAL: _("Audiovisual material"),
    EVALUATION: _("Evaluation forms"),
}
# Neither variant is taught without them.
NEEDED: Final = (INSTRUCTOR, PARTICIPANT)

SECTORS: Final = {
    "POLICE": _("Police"),
    "JUSTICE": _("Justice"),
    "COALITION": _("Coalition"),
    "SOCIAL": _("Social work and health"),
    "LABOUR": _("Labour"),
    "CIVIL_SOCIETY": _("Civil society"),
}
LANGUAGES: Final = {"es": _("Spanish"), "fr": _("French"), "en": _("English")}

# --- the life of a version

GRID: Final = "GRID"
WORKSHOP: Final = "WORKSHOP"
PILOT: Final = "PILOT"
VALIDATION: Final = "VALIDATION"
MILESTONES: Final = {
    GRID: _("The training grid was validated"),
    WORKSHOP: _("Validation workshop"),
    PILOT: _("Pilot course"),
    VALIDATION: _("The kit was validated"),
}

DRAFT: Final = "DRAFT"
PLANNED: Final = "PLANNED"
VALIDATED: Final = "VALIDATED"
STATES: Final = {
    DRAFT: _("The grid is being written"),
    PLANNED: _("The grid is validated: the kit is being written"),
    VALIDATED: _("Validated"),
}

# --- needs

SURVEY: Final = "SURVEY"
COVERAGE: Final = "COVERAGE"
INTERVIEWS: Final = "INTERVIEWS"
FOUND_BY: Final = {
    SURVEY: _("A survey"),
    INTERVIEWS: _("Interviews, workshops or observation in schools and in the field"),
    COVERAGE: _("The coverage map"),
}

METHODS: Final = {
    "CASE_STUDY": _("Case study"),
    "ROLE_PLAY": _("Role play"),
    "SIMULATION": _("Simulation of an interview"),
    "EXPOSITION": _("Exposition and discussion"),
    "VIDEO": _("Video"),
    "FIELD": _("Practice in the field"),
}

# --- what a changed step leads to

UNCHANGED: Final = "UNCHANGED"
REVISED: Final = "REVISED"
OUTCOMES: Final = {
    UNCHANGED: _("The module still teaches what the step asks"),
    REVISED: _("The module was revised"),
}

LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000
