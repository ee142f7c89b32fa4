"""What the secretariat asked for, and the cases that stay."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Moving(models.Model):
    """A plan to move a country's running cases to the versions in force, and what came of it.

    `target` is the digest of `versions` (process -> version). `plan` counts cases by the step they stand on and by what
    becomes of them; it names no case. `renames` say where a step that is gone goes (old path -> new path).
    """

    country = models.ForeignKey("coalition.Country", on_delete=models.PROTECT)
    target = models.TextField()
    versions = models.JSONField()
    renames = models.JSONField(default=dict)
    asked_by = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    plan = models.JSONField(null=True)
    planned_at = models.DateTimeField(null=True)
    ordered_by = models.BigIntegerField(null=True)
    ordered_at = models.DateTimeField(null=True)
    moved = models.IntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the beginning of the target's digest."""
        return self.target[:12]

    @property
    def state(self) -> str:
        """Where it stands: ASKED, PLANNED, ORDERED or DONE."""
        if self.done_at:
            return "DONE"
        if self.ordered_at:
            return "ORDERED"
        return "PLANNED" if self.planned_at else "ASKED"


class Look(models.Model):
    """What becomes of one case in a plan, while it is prepared and carried out; gone when the plan is done.

    `steps` are the paths on which it stands (or that are gone), each with its title by language and whether it is a
    wait. `tried_at` is when the order came to it.
    """

    moving = models.ForeignKey(Moving, on_delete=models.PROTECT, related_name="looks")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    pathway = models.ForeignKey("pathways.Pathway", on_delete=models.PROTECT)
    fate = models.TextField()
    steps = models.JSONField()
    tried_at = models.DateTimeField(null=True)
    moved = models.BooleanField(default=False)

    class Meta:
        """A plan looks at a case once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["moving", "pathway"], name="plan_looks_once")]

    def __str__(self) -> str:
        """Return the fate."""
        return self.fate


class Stay(models.Model):
    """A case that keeps its versions instead of moving to these (`target`, as in `Moving`)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    pathway = models.ForeignKey("pathways.Pathway", on_delete=models.PROTECT)
    target = models.TextField()
    reason = models.TextField()
    account_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Said once for the same versions."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["pathway", "target"], name="stay_once")]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason
