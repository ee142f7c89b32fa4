"""Finding, among thousands of entries, the few that may be one with another, without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from rapidfuzz import fuzz, process

from amparo.partnership.directory.rules.likeness import (
    LETTERS_FROM,
    Known,
    KnownOrganisation,
    Likeness,
    likeness,
    organisations_alike,
)
from amparo.partnership.directory.rules.names import fold, initials_of, sounds_of, words_of

# Of one entry, so many possible duplicates are shown, the likeliest first.
MOST: Final = 5
Found = list[tuple[int, Likeness]]


class People:
    """Professionals by e-mail, by the sound of their names and by their letters."""

    def __init__(self, known: Mapping[int, Known]) -> None:
        """Index what is known; more may be added as rows of a file are read."""
        self.known: dict[int, Known] = {}
        self._mail: defaultdict[str, list[int]] = defaultdict(list)
        self._sound: defaultdict[str, list[int]] = defaultdict(list)
        self._letters: dict[int, str] = {}
        for key, each in known.items():
            self.add(key, each)

    def add(self, key: int, each: Known) -> None:
        """Know one more."""
        self.known[key] = each
        self._letters[key] = " ".join(words_of(each.key))
        if each.e_mail:
            self._mail[each.e_mail].append(key)
        for sound in set(sounds_of(each.key)):
            self._sound[sound].append(key)

    def with_e_mail(self, e_mail: str) -> list[int]:
        """Return those who have an e-mail."""
        return list(self._mail.get(e_mail, ())) if e_mail else []

    def like(self, each: Known, *, but: int | None = None) -> Found:
        """Return the entries that may be one with somebody, the likeliest first."""
        looked_at = set(self.with_e_mail(each.e_mail)) | self._sharing_sounds(each.key) | self._near(each.key)
        found = [(key, likeness(each, self.known[key])) for key in looked_at if key != but]
        proposed = [row for row in found if row[1].is_proposed]
        return sorted(proposed, key=lambda row: (-row[1].score, row[0]))[:MOST]

    def _sharing_sounds(self, key: str) -> set[int]:
        sounds = set(sounds_of(key))
        shared = Counter(other for sound in sounds for other in self._sound.get(sound, ()))
        enough = min(2, len(sounds))
        return {other for other, count in shared.items() if count >= enough}

    def _near(self, key: str) -> set[int]:
        found = process.extract(
            " ".join(words_of(key)), self._letters, scorer=fuzz.ratio, score_cutoff=LETTERS_FROM, limit=20
        )
        return {other for _letters, _ratio, other in found}


class Organisations:
    """Organisations by every name that they are known by."""

    def __init__(self, known: Mapping[int, KnownOrganisation]) -> None:
        """Index what is known."""
        self.known = dict(known)
        self._names: defaultdict[str, set[int]] = defaultdict(set)
        self._letters: dict[int, str] = {}
        for key, each in self.known.items():
            self._letters[key] = " ".join(words_of(fold(each.name)))
            for name in self._names_of(each):
                self._names[name].add(key)

    @staticmethod
    def _names_of(each: KnownOrganisation) -> set[str]:
        told = {fold(each.name), *map(fold, each.aliases), " ".join(words_of(fold(each.name)))}
        letters = initials_of(each.name)
        return {name for name in told | ({letters} if len(letters) > 1 else set()) if name}

    def like(self, each: KnownOrganisation, *, but: int | None = None) -> Found:
        """Return the organisations that may be one with another, the likeliest first."""
        letters = " ".join(words_of(fold(each.name)))
        near = process.extract(letters, self._letters, scorer=fuzz.ratio, score_cutoff=LETTERS_FROM, limit=20)
        looked_at = {other for _text, _ratio, other in near}
        looked_at |= {other for name in self._names_of(each) for other in self._names.get(name, ())}
        found = [(key, organisations_alike(each, self.known[key])) for key in looked_at if key != but]
        return sorted((row for row in found if row[1].is_proposed), key=lambda row: (-row[1].score, row[0]))[:MOST]
