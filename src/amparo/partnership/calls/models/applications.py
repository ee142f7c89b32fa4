"""Applications under a code, what was sent of them, their files, and what is covered for reviewers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.partnership.calls import vocabulary as words
from amparo.partnership.calls.models.calls import Call


class Application(models.Model):
    """What an organisation or group writes for a call. Its code is kept as a keyed hash: nobody can read it here."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    number = models.IntegerField()
    mark = models.BinaryField(unique=True)
    language = models.TextField()
    state = models.TextField(default=words.WRITING)
    eligibility = models.JSONField()
    name = models.TextField(default="")
    legal = models.TextField(default=words.REGISTERED)
    backed_by = models.TextField(default="")
    place = models.TextField(default="")
    contact = models.TextField(default="")
    e_mail = models.TextField(default="")
    telephone = models.TextField(default="")
    concept = models.JSONField(default=dict)
    plan = models.JSONField(default=dict)
    budget = models.JSONField(default=list)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    months = models.IntegerField(null=True)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        """In the order in which they were begun."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "number"], name="application_number")]

    def __str__(self) -> str:
        """Return the number, never a name."""
        return str(self.number)

    @property
    def stage(self) -> str:
        """The stage in which it is, or was last."""
        second = {words.INVITED, words.FUNDED, words.NOT_FUNDED}
        return words.PLAN if self.state in second else words.CONCEPT


class CoApplicant(models.Model):
    """Who applies together with the first, with or without legal status."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="co_applicants")
    name = models.TextField()
    legal = models.TextField()
    part = models.TextField(default="")

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "name"], name="applies_with_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Sending(models.Model):
    """What was sent in a stage, as it was at that moment; the last one in time is the one that is judged."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sendings")
    stage = models.TextField()
    number = models.IntegerField()
    about = models.JSONField()
    answers = models.JSONField()
    budget = models.JSONField(default=list)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    months = models.IntegerField()
    names_nobody = models.BooleanField(default=False)
    sent_at = models.DateTimeField()

    class Meta:
        """Latest first."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "stage", "number"], name="sending_number")
        ]

    def __str__(self) -> str:
        """Return the stage."""
        return self.stage


class Attachment(models.Model):
    """A PDF or Word file; reviewers see it once somebody has read it and says that it names nobody who was helped."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="attachments")
    stage = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    size = models.IntegerField()
    digest = models.TextField()
    body = models.BinaryField()
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.BigIntegerField(null=True)

    class Meta:
        """In order; the same file is attached once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "stage", "digest"], condition=Q(removed_at=None), name="application_file_once"
            )
        ]

    def __str__(self) -> str:
        """Return the start of the digest."""
        return self.digest[:12]


class Clarification(models.Model):
    """One question to whoever applied, and the answer; nothing else is opened again."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="clarifications")
    stage = models.TextField()
    asked = models.TextField()
    asked_at = models.DateTimeField()
    account = models.BigIntegerField()
    answer = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """In order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the stage."""
        return self.stage


class Redaction(models.Model):
    """Words that reviewers do not see in an application; found by the machine (no account) or by whoever reads it."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="redactions")
    phrase = models.TextField()
    account = models.BigIntegerField(null=True)
    covered_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.BigIntegerField(null=True)

    class Meta:
        """In order; the same words are covered once at a time."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "phrase"], condition=Q(lifted_at=None), name="covered_once")
        ]

    def __str__(self) -> str:
        """Tell nothing of the words."""
        return f"redaction {self.pk}"


class CodeTry(models.Model):
    """That a wrong code was tried: the mark of the place that it came from, which changes each day, and the moment."""

    mark = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        """Found by place and time."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["at"], name="code_tries_by_time")]

    def __str__(self) -> str:
        """Tell nothing."""
        return "try"


class CallMail(models.Model):
    """A mail to whoever applied: that there is news, never which; its words are made when it leaves."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="mails")
    kind = models.TextField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """First in, first out."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return its kind."""
        return self.kind
