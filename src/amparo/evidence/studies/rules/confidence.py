"""How sure a finding is by what it stands on, when it is validated, and where its recommendations stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from amparo.evidence.studies import vocabulary as words
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.governance.vocabulary import DONE as POINT_DONE
from amparo.partnership.governance.vocabulary import OPEN


@dataclass(frozen=True, slots=True)
class Behind:
    """A source behind a finding: its kind, whose voice it is (an organisation, if one), and how far it is trusted."""

    kind: str
    voice: int | None
    trust: str


def confidence_of(sources: Sequence[Behind]) -> str:
    """Say how sure a finding is: of one source it is single; one kind, one voice or only hearsay stay limited.

    Two sources that name no organisation are two voices.
    """
    if len(sources) < 2:
        return words.SINGLE if sources else words.NONE
    trusted = [each for each in sources if each.trust != words.LOW]
    voices = {each.voice for each in trusted if each.voice is not None}
    nameless = sum(each.voice is None for each in trusted)
    has_kinds = len({each.kind for each in trusted}) > 1
    return words.CONFIRMED if has_kinds and len(voices) + nameless > 1 else words.LIMITED


def reasons_not_to_write(*, texts: Mapping[str, str], theme: str) -> list[str]:
    """Say why a question, a finding or a statement cannot be written: it has words and a theme."""
    reasons = [] if any(text.strip() for text in texts.values()) else [_("Write it in at least one language.")]
    if not set(texts) <= set(LANGUAGES):
        reasons.append(_("Write it in Spanish, French or English."))
    if theme not in words.THEMES:
        reasons.append(_("Choose the theme."))
    return reasons


def reasons_not_to_validate(*, state: str, sources: int, was_asked: bool) -> list[str]:
    """Say why a finding cannot be validated: it stands on a source, and the institutions were asked."""
    reasons = []
    if state != words.DRAFT:
        reasons.append(_("Only a draft is validated."))
    if not sources:
        reasons.append(_("It stands on no source yet: name at least one."))
    if not was_asked:
        reasons.append(_("The institutions were not asked yet: open the validation round first."))
    return reasons


def reasons_not_to_comment(
    *, verdict: str, said: str, state: str, days: tuple[date, date] | None, today: date
) -> list[str]:
    """Say why an institution cannot comment on a finding today."""
    reasons = []
    if days is None or not days[0] <= today <= days[1]:
        reasons.append(_("The validation round is not open today."))
    if state == words.WITHDRAWN:
        reasons.append(_("This finding was withdrawn."))
    if verdict not in words.VERDICTS:
        reasons.append(_("Choose one of the answers."))
    if verdict == words.CONTESTS and not said.strip():
        reasons.append(_("Write what your institution contests: its words stay beside the finding."))
    return reasons


def reasons_not_to_launch(*, validated: int, is_launched: bool, has_time: bool, place: str) -> list[str]:
    """Say why an analysis cannot be launched: it has validated findings, a place and a time."""
    reasons = []
    if is_launched:
        reasons.append(_("It was launched already."))
    if not validated:
        reasons.append(_("No finding is validated yet: there is nothing to launch."))
    if not has_time:
        reasons.append(_("Give the day, or write when it was as far as it is known."))
    if not place.strip():
        reasons.append(_("Write where it was."))
    return reasons


def progress_of(*, state: str, was_begun: bool) -> str:
    """Return where a recommendation stands, by its action point and whether something of it was seen."""
    if state == POINT_DONE:
        return words.DONE
    return words.GOING_ON if state == OPEN and was_begun else words.NOT_DONE


def voices_of(verdicts: Sequence[tuple[int, str]]) -> dict[str, set[int]]:
    """Return which institutions agree and which contest, by the latest that each said."""
    latest = dict(verdicts)
    found: dict[str, set[int]] = {verdict: set() for verdict in words.VERDICTS}
    for institution, verdict in latest.items():
        found[verdict].add(institution)
    return found


def missing_themes(themes: Collection[str], found: Collection[str]) -> list[str]:
    """Return the themes that the grid asks about and no finding answers, in their order."""
    return [theme for theme in words.THEMES if theme in themes and theme not in found]
