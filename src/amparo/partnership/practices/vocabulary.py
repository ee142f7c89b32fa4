"""What is asked of a practice, where it stands, by which criteria it is judged, and how it travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from amparo.partnership.directory.vocabulary import COUNTRIES

# --- where a practice stands

CANDIDATE: Final = "CANDIDATE"
IDEA: Final = "IDEA"
LESSON: Final = "LESSON"
ADMITTED: Final = "ADMITTED"
RETAINED: Final = "RETAINED"
NOT_RETAINED: Final = "NOT_RETAINED"
PUBLISHED: Final = "PUBLISHED"
ARCHIVED: Final = "ARCHIVED"
STATES: Final = {
    CANDIDATE: _("Being written at a table"),
    IDEA: _("Idea: not put in practice yet"),
    LESSON: _("Lesson: it did not work"),
    ADMITTED: _("Admitted, to be assessed"),
    RETAINED: _("Retained"),
    NOT_RETAINED: _("Not retained"),
    PUBLISHED: _("It is published"),
    ARCHIVED: _("Archived"),
}
WRITABLE: Final = (CANDIDATE, IDEA, ADMITTED, RETAINED, PUBLISHED)
# Tables write until the practice is assessed; then only those who keep it do.
AT_TABLES: Final = (CANDIDATE, IDEA)
WAS_RETAINED: Final = (RETAINED, PUBLISHED, ARCHIVED)

# --- the definition

LOCAL: Final = "LOCAL"
NATIONAL: Final = "NATIONAL"
REGIONAL: Final = "REGIONAL"
LEVELS: Final = {LOCAL: _("Local"), NATIONAL: _("National"), REGIONAL: _("Regional")}
YES: Final = "YES"
NO: Final = "NO"
PARTLY: Final = "PARTLY"
SURE: Final = {YES: _("Yes"), NO: _("No")}
WORKED: Final = {YES: _("Yes"), PARTLY: _("In part"), NO: _("No")}
POSITIVE: Final = "POSITIVE"
NEUTRAL: Final = "NEUTRAL"
NEGATIVE: Final = "NEGATIVE"
EFFECTS: Final = {
    POSITIVE: _("Positive"),
    NEUTRAL: _("None"),
    NEGATIVE: _("Negative"),
    "UNKNOWN": _("Not known"),
}
DIMENSIONS: Final = {
    "identification": _("Identification and detection"),
    "prevention": _("Prevention"),
    "protection": _("Protection"),
    "rights": _("Respect of victims' rights"),
}
POSITIVES_NEEDED: Final = 2
EVIDENCE: Final = {
    "OPINION": _("The opinion of those who do it"),
    "MONITORING": _("Monitoring with figures"),
    "EVALUATION": _("An evaluation by others"),
}

# --- what is written of a practice

TEXT: Final = "TEXT"
LINE: Final = "LINE"
CHOICE: Final = "CHOICE"
DAY: Final = "DAY"
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 4000


@dataclass(frozen=True, slots=True)
class Field:
    """A question about a practice: its label and kind; a text is written in each language, the rest once."""

    label: Any
    kind: str = TEXT
    choices: dict[str, Any] | None = None
    help: Any = ""

    @property
    def is_translated(self) -> bool:
        """Whether it is written in each language."""
        return self.kind == TEXT


TEXTS: Final = {
    "title": Field(_("Title")),
    "summary": Field(_("In a few lines")),
    "problem": Field(_("What problem it answers")),
    "population": Field(_("For whom"), help=_("Groups, never a person.")),
    "description": Field(_("How it is done, step by step")),
    "tested_how": Field(_("How it was tested")),
    "results": Field(_("What came of it"), help=_("Each figure with its base, its date and its source.")),
    "resources": Field(_("What it needs: people, money, time")),
    "legal_basis": Field(_("Legal basis")),
    "participation": Field(_("How survivors, children and adolescents take part")),
    "risks": Field(_("Risks, and how harm is avoided")),
    "lessons": Field(_("What was learnt")),
    "sustainability": Field(_("What makes it last")),
    "condition_LAW": Field(_("What the law must allow")),
    "condition_BUDGET": Field(_("What the budget must carry")),
    "condition_INSTITUTIONS": Field(_("Which institutions it needs")),
    "condition_CULTURE": Field(_("What it needs of customs and languages")),
}
ONCE: Final = {
    "level": Field(_("Level"), CHOICE, LEVELS),
    "country": Field(_("Country"), CHOICE, {code: code for code in COUNTRIES}),
    "territory": Field(_("Place"), LINE),
    "institution": Field(_("Institution of the coalition that carries it"), CHOICE, {}),
    "lead": Field(_("Who carries it, if it is another organisation"), LINE),
    "since": Field(_("In practice since"), DAY),
    "tested": Field(_("Was it tested?"), CHOICE, SURE),
    "implemented": Field(_("Is it, or was it, in practice?"), CHOICE, SURE),
    "worked": Field(_("Did it work?"), CHOICE, WORKED),
    **{f"effect_{name}": Field(label, CHOICE, EFFECTS) for name, label in DIMENSIONS.items()},
    "evidence": Field(_("What this rests on"), CHOICE, EVIDENCE),
    "norm": Field(_("Norm or policy that establishes it, if there is one"), LINE),
    "consent": Field(_("Does whoever carries it agree that it is published?"), CHOICE, SURE),
}
# As a table writes them: what it is called, what the definition asks, and then the rest.
FIELDS: Final = {"title": TEXTS["title"], "summary": TEXTS["summary"], **ONCE, **TEXTS}
# Without these texts in the original language nothing is published.
NEEDED_TEXTS: Final = ("title", "summary", "problem", "description", "results", "risks")
# On the two printed pages, in this order.
ON_PAPER: Final = (
    "problem", "population", "description", "tested_how", "results", "resources", "participation", "risks", "lessons",
    "condition_LAW", "condition_BUDGET", "condition_INSTITUTIONS", "condition_CULTURE",
)  # fmt: skip

# --- assessment

HIGHEST: Final = 3
ASSESSORS_NEEDED: Final = 2
# Assessors who are further apart on a criterion say how they agreed.
FAR_APART: Final = 2
CRITERIA: Final = {
    "effective": _("It is effective: what came of it is shown"),
    "sustainable": _("It lasts: socially, economically and in the environment"),
    "gender": _("It is sensitive to gender and diversity"),
    "feasible": _("It is technically feasible"),
    "participatory": _("Survivors, children and communities take part in it"),
    "replicable": _("It can be replicated and adapted"),
    "risk_reducing": _("It reduces risks"),
    "rights_based": _("It rests on rights and does no harm"),
}
OUTCOMES: Final = {RETAINED: _("Retain it"), NOT_RETAINED: _("Do not retain it")}

# --- maturity

TRIED: Final = "TRIED"
REPLICATED: Final = "REPLICATED"
ESTABLISHED: Final = "ESTABLISHED"
MATURITIES: Final = {
    TRIED: _("Tested where it began"),
    REPLICATED: _("Adopted in another country"),
    ESTABLISHED: _("Established by a norm"),
}
# Years after which a published practice is looked at again: our proposal, as in the field's guides.
YEARS_VALID: Final = 3

# --- how a practice travels

ASKED: Final = "ASKED"
FITTED: Final = "FITTED"
PLANNED: Final = "PLANNED"
PILOTED: Final = "PILOTED"
ADOPTED: Final = "ADOPTED"
SUSTAINED: Final = "SUSTAINED"
DROPPED: Final = "DROPPED"
UPTAKE_STATES: Final = {
    ASKED: _("Asked for"),
    FITTED: _("Fit analysed"),
    PLANNED: _("Planned"),
    PILOTED: _("Piloted"),
    ADOPTED: _("Adopted there"),
    SUSTAINED: _("Sustained"),
    DROPPED: _("Dropped"),
}
NEXT: Final = {
    ASKED: (FITTED, DROPPED),
    FITTED: (PLANNED, DROPPED),
    PLANNED: (PILOTED, DROPPED),
    PILOTED: (ADOPTED, DROPPED),
    ADOPTED: (SUSTAINED, DROPPED),
    SUSTAINED: (DROPPED,),
    DROPPED: (),
}
PROVEN: Final = (PILOTED, ADOPTED, SUSTAINED)
# Days that an adoption must hold before it counts as sustained: our proposal.
DAYS_TO_SUSTAIN: Final = 365
CONDITIONS: Final = {
    "LAW": _("Law"),
    "BUDGET": _("Budget"),
    "INSTITUTIONS": _("Institutions"),
    "CULTURE": _("Culture and languages"),
}
MET: Final = "MET"
ADAPTABLE: Final = "ADAPTABLE"
BLOCKED: Final = "BLOCKED"
FINDINGS: Final = {MET: _("Met"), ADAPTABLE: _("Can be adapted"), BLOCKED: _("Blocked")}

# --- advocacy

AUDIENCES: Final = {
    "LAWMAKERS": _("Those who make laws and budgets"),
    "INSTITUTIONS": _("Heads of institutions"),
    "DONORS": _("Donors and cooperation"),
    "MEDIA": _("Media"),
    "COMMUNITIES": _("Communities and schools"),
    "ORGANISATIONS": _("Civil society organisations"),
}
CHANNELS: Final = {
    "MEETING": _("Meeting"),
    "LETTER": _("Letter"),
    "PRESS": _("Press release"),
    "RADIO": _("Radio or television"),
    "NETWORKS": _("Social networks"),
    "FORUM": _("Forum or workshop"),
}

# Over machines or oversight, and without a word on practices.
WORKS_WITH_NONE: Final = frozenset({"administrator", "auditor"})
KEEPERS: Final = frozenset({"secretariat", "programme"})
LARGEST_DOCUMENT: Final = 5 * 1024 * 1024
