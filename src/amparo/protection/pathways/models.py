"""A case's run of the procedures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Pathway(models.Model):
    """One run of a procedure for a case: the versions it keeps and the state it is in.

    `state` is what the kernel needs to go on: places by element path and finite answers; never person data.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    main = models.TextField()
    versions = models.JSONField()
    state = models.JSONField()
    seq = models.IntegerField(default=0)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A case has its main pathway and may have more."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the process."""
        return self.main


class OpenStep(models.Model):
    """A step that someone may complete now: the row of a work list."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT)
    path = models.TextField()
    role = models.TextField()
    team = models.ForeignKey("coalition.Team", on_delete=models.PROTECT)
    kind = models.TextField()
    screen = models.TextField()
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.ForeignKey("coalition.Team", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A place is open once in a pathway; teams read theirs by due time."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["pathway", "path"], name="step_open_once")]
        indexes: ClassVar = [
            models.Index(fields=["team", "due_at", "id"], name="step_of_team_by_due"),
            models.Index(fields=["due_at"], condition=models.Q(escalated_at=None), name="step_not_escalated"),
        ]

    def __str__(self) -> str:
        """Return the path."""
        return self.path


class ArmedTimer(models.Model):
    """A timer of the procedure that will fire unless what it waits for is done."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT)
    path = models.TextField()
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        """A timer is armed once in a pathway."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["pathway", "path"], name="timer_armed_once")]

    def __str__(self) -> str:
        """Return the path."""
        return self.path


class PathwayEvent(models.Model):
    """What happened in a pathway: a step, message, timer or deviation; never changed.

    `answers` holds process-plane codes by field; `outcome` the finite answers that drove the path; `opened_at` is when
    the step that was done or skipped came to whoever did it.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT)
    seq = models.IntegerField()
    at = models.DateTimeField()
    kind = models.TextField()
    path = models.TextField()
    role = models.TextField(default="")
    step_kind = models.TextField(default="")
    team = models.ForeignKey("coalition.Team", null=True, on_delete=models.PROTECT)
    account_id = models.BigIntegerField(null=True)
    outcome = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    reason = models.TextField(default="")
    opened_at = models.DateTimeField(null=True)
    telling = models.BooleanField(default=False)
    late = models.BooleanField(default=False)

    class Meta:
        """In order within a pathway."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["pathway", "seq"], name="event_in_order")]
        indexes: ClassVar = [
            models.Index(fields=["case", "id"], name="event_of_case"),
            models.Index(
                fields=["case"], condition=models.Q(step_kind="forensic_interview"), name="event_is_interview"
            ),
        ]

    def __str__(self) -> str:
        """Return kind and path."""
        return f"{self.kind} {self.path}"


class DoneWithout(models.Model):
    """That a step was done without a valid award of what it asks for: why, which team was told, and when it saw it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    event = models.OneToOneField(PathwayEvent, on_delete=models.PROTECT)
    competency = models.TextField()
    reason = models.TextField()
    told = models.ForeignKey("coalition.Team", null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.BigIntegerField(null=True)

    class Meta:
        """Latest first; a team reads what it has not seen."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["told", "id"], condition=models.Q(seen_at=None), name="without_not_seen"),
        ]

    def __str__(self) -> str:
        """Return the competency."""
        return self.competency
