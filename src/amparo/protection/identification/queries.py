"""What can be asked of accreditation files, narrowed to the actor."""

from __future__ import annotations

from django.db.models import QuerySet

from amparo.protection.cases.models import Case
from amparo.protection.identification import rules
from amparo.protection.identification.models import AccreditationFile, Resolution, Vote


def files_of(case: Case) -> QuerySet[AccreditationFile]:
    """Return the files of a case, by round, with votes."""
    return AccreditationFile.objects.filter(case=case).prefetch_related("vote_set").order_by("round")


def open_file(case: Case, path: str) -> AccreditationFile | None:
    """Return the file whose votes have not decided yet, for a step."""
    for file in files_of(case).filter(path=path).order_by("-round")[:1]:
        choices = [vote.choice for vote in file.vote_set.all()]
        if rules.decided(choices, seats=file.seats) is None:
            return file
    return None


def votes_of(file: AccreditationFile) -> list[Vote]:
    """Return the votes of a file, in the order in which they were cast."""
    return list(Vote.objects.filter(file=file).order_by("id"))


def sat_on_other_panel(case: Case, path: str, account: int | None) -> bool:
    """Say whether an account already voted on this case in another step: others decide an appeal."""
    if account is None:
        return False
    return Vote.objects.filter(case=case, account_id=account).exclude(file__path=path).exists()


def resolutions_of(case: Case) -> list[Resolution]:
    """Return the resolutions of a case, in order."""
    return list(Resolution.objects.filter(case=case).select_related("file").order_by("id"))
