"""What is proposed, what is said about it, and who approved it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amparo.foundation.vocabularies.words import in_language
from amparo.partnership.adoption.vocabulary import CHECKING, OFFERED, OPEN, WAITING
from amparo.partnership.coalition.models import Country, Institution
from amparo.partnership.procedures.models import Procedure, ProcedureVersion
from amparo.partnership.revision.models import Draft


class Proposal(models.Model):
    """A new version put to a country's coalition; what it says is never edited, only where it stands changes.

    `report` is filled when the proof holds, `refusal` when it does not: the report of each procedure in which something
    is broken, or nothing when the check was given up. `publish_*` say from which day, and by whom it was asked.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="proposals")
    country = models.ForeignKey(Country, on_delete=models.PROTECT)
    base = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, null=True, related_name="proposals_after")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True)
    xml = models.TextField()
    texts = models.JSONField()
    parameters = models.JSONField()
    digest = models.TextField()
    report = models.JSONField(default=dict)
    refusal = models.JSONField(default=dict)
    reason = models.TextField()
    state = models.TextField(default=CHECKING)
    proposed_by = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    opened_on = models.DateField()
    open_until = models.DateField()
    closed_on = models.DateField(null=True)
    closed_why = models.TextField(default="")
    returned_why = models.TextField(default="")
    publish_on = models.DateField(null=True)
    publish_by = models.BigIntegerField(null=True)
    publish_for = models.TextField(default="")
    version = models.OneToOneField(ProcedureVersion, on_delete=models.PROTECT, null=True, related_name="proposal")

    class Meta:
        """Newest first; of a procedure, one proposal at a time is open in a country."""

        ordering: ClassVar = ["-proposed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["procedure", "country"], condition=models.Q(state__in=OPEN), name="one_open_proposal"
            ),
            models.UniqueConstraint(fields=["id", "proposed_by"], name="proposal_and_proposer"),
            models.CheckConstraint(
                condition=models.Q(open_until__gte=models.F("opened_on")), name="consultation_has_days"
            ),
        ]

    def __str__(self) -> str:
        """Return the procedure and the state."""
        return f"{self.procedure_id} {self.state}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language({lang: texts.get("title", "") for lang, texts in self.texts.items()})

    @property
    def is_open(self) -> bool:
        """Whether it may still become a version."""
        return self.state in OPEN

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for the answer of a proof."""
        return self.state in WAITING


class Comment(models.Model):
    """What an institution says of a step of a proposal, or of the whole when no step is named."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="comments")
    element = models.TextField(default="")
    text = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    account = models.BigIntegerField()
    written_at = models.DateTimeField()

    class Meta:
        """In the order in which they were written."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the step."""
        return self.element


class Answer(models.Model):
    """What the secretariat answers to a comment; one answer, never edited."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="answer")
    outcome = models.TextField()
    text = models.TextField()
    account = models.BigIntegerField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome


class Validation(models.Model):
    """The workshop that looked at a proposal: when, where, who was represented, and what came of it."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="validation")
    held_on = models.DateField()
    place = models.TextField()
    institutions = models.JSONField()
    people = models.IntegerField()
    result = models.TextField()
    note = models.TextField(default="")
    event = models.TextField(default="")
    account = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return str(self.held_on)


class Approval(models.Model):
    """One person's approval of exactly what a proposal says; never the proposer, and nobody twice."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="approvals")
    account = models.BigIntegerField()
    proposer = models.BigIntegerField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT)
    digest = models.TextField()
    approved_at = models.DateTimeField()

    class Meta:
        """In order; the migration ties `proposer` to the proposal's own."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "account"], name="approved_once_each"),
            models.CheckConstraint(condition=~models.Q(account=models.F("proposer")), name="proposer_approves_not"),
        ]

    def __str__(self) -> str:
        """Return the proposal."""
        return str(self.proposal_id)


class Offer(models.Model):
    """A version that one country's coalition proposes to another's, to be taken up with parameters of its own."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT)
    from_country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="offers_made")
    to_country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="offers_received")
    message = models.TextField()
    account = models.BigIntegerField()
    offered_at = models.DateTimeField()
    state = models.TextField(default=OFFERED)
    answer = models.TextField(default="")
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True)

    class Meta:
        """Newest first; a version waits once in a country; nobody offers to themselves."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "to_country"], condition=models.Q(state=OFFERED), name="offered_once"
            ),
            models.CheckConstraint(condition=~models.Q(from_country=models.F("to_country")), name="offered_to_another"),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
