"""What organisations and professionals have in common when two entries may be one."""

from __future__ import annotations

from django.db import models

from amparo.partnership.directory.vocabulary import PROPOSED


class Pair(models.Model):
    """Two entries that may be one, with the reasons for it and against it, and what a person decided."""

    score = models.IntegerField()
    reasons = models.JSONField()
    state = models.TextField(default=PROPOSED)
    found_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Each kind of entry has a table of its own."""

        abstract = True


class Merge(models.Model):
    """That two entries were joined; what the one that stays was before is kept, so that undoing restores both."""

    before = models.JSONField()
    after = models.JSONField()
    merged_at = models.DateTimeField()
    merged_by = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.BigIntegerField(null=True)

    class Meta:
        """Each kind of entry has a table of its own."""

        abstract = True
