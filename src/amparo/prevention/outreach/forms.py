"""What is asked of sessions, strategies, plans, agreements, channels and companies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.prevention.outreach import vocabulary as words
from amparo.prevention.outreach.rules.saying import found_in

Choices = Iterable[tuple[Any, Any]]
HOURS: Final = {"1": _("1 hour"), "2": _("2 hours"), "4": _("Half a day"), "8": _("A whole day")}
# Where a channel is reached is a number or an address, and is meant to be one.
NOT_LOOKED_AT: Final = frozenset({"reached_at", "csrfmiddlewaretoken"})


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _choice(label: Any, choices: Mapping[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", ""), *choices.items()], **more)


class CarefulForm(forms.Form):
    """A form with free text: when a text looks as if it told of a person, it asks once whether that is so.

    `offered` names records to choose from, by field.
    """

    def __init__(self, *args: Any, offered: Mapping[str, Choices] | None = None, **kwargs: Any) -> None:
        """Offer what the actor may choose; ask whether one is sure where a text needs it."""
        super().__init__(*args, **kwargs)
        for name, options in (offered or {}).items():
            self.fields[name].choices = [("", ""), *options]  # type: ignore[attr-defined]
        texts = {
            name: str(self.data.get(name, ""))
            for name, asked in self.fields.items()
            if type(asked) is forms.CharField and name not in NOT_LOOKED_AT
        }
        if self.is_bound and found_in(texts):
            self.fields["sure"] = forms.BooleanField(
                label=_("I am sure: it tells of no person who was harmed or is in danger."), required=False
            )

    def answered(self) -> dict[str, Any]:
        """Return what was answered, with whether one is sure."""
        told = dict(self.cleaned_data)
        is_sure = bool(told.pop("sure", False))
        return {**told, "is_sure": is_sure}


class PlaceForm(CarefulForm):
    """Anything that is in a municipality: one of those known, or another in words."""

    place = forms.ChoiceField(label=_("Municipality"), required=False)
    other_place = _line(
        _("Another municipality"),
        required=False,
        help_text=_("Only when it is not on the list. Not a quarter or a street."),
    )

    def clean(self) -> dict[str, Any]:
        """Join both ways of telling the municipality into one."""
        told = super().clean() or self.cleaned_data
        place = told.pop("other_place", "") or told.get("place", "")
        if not place and "place" not in self.errors:
            self.add_error("place", _("Choose the municipality, or write it."))
        return {**told, "place": place}


class SessionForm(PlaceForm):
    """Record a session with the public."""

    title = _line(_("What it was about"))
    starts_at = forms.DateTimeField(
        label=_("Day and hour it began"), widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"),
        help_text=_("By the clock of the place."),
    )  # fmt: skip
    hours = _choice(_("How long it took"), HOURS)
    organiser = forms.ChoiceField(label=_("Who held it"))
    initiative = forms.ChoiceField(label=_("Part of a strategy, plan or agreement"), required=False)
    note = _words(
        _("Note"), required=False, help_text=_("What was done and with which material. Nothing about anybody.")
    )

    field_order = ("title", "starts_at", "hours", "place", "other_place", "organiser", "initiative", "note")


class InitiativeForm(PlaceForm):
    """Enter or change a strategy, a plan or an agreement."""

    title = _line(_("Title"), help_text=_("Neither a person's name nor an informal group's."))
    spot = _line(_("Finer place"), required=False, help_text=_("A quarter, a beach, a market. Not needed."))
    is_sensitive = forms.BooleanField(
        label=_("Sensitive: everybody reads the municipality only"), required=False,
        help_text=_("Leave it ticked when anybody could be harmed by being found there."),
    )  # fmt: skip
    goal = _words(_("What is to be reached"), required=False)
    community = _line(_("Community or group"), required=False)
    led_by = _line(
        _("Who leads it"), required=False, help_text=_("A role, such as the board of the quarter. Not a name.")
    )
    organisation = forms.ChoiceField(label=_("Accompanied by"), required=False)
    starts_on = _day(_("From"), required=False)
    ends_on = _day(_("To"), required=False)
    review_on = _day(_("Next review"), required=False)
    participants = forms.IntegerField(
        label=_("People who took part here"), required=False, min_value=0, max_value=words.LARGEST_COUNT,
        help_text=_("Leave it empty when nobody knows: what is unknown stays unknown."),
    )  # fmt: skip
    origin = _line(_("Source"), required=False, help_text=_("Where this is known from, if it was published."))

    field_order = (
        "title",
        "place",
        "other_place",
        "spot",
        "is_sensitive",
        "goal",
        "community",
        "led_by",
        "organisation",
    )


class PartnerForm(CarefulForm):
    """Add who takes part."""

    organisation = forms.ChoiceField(label=_("Organisation of the directory"), required=False)
    name = _line(_("Group in words"), required=False, help_text=_("Only for an informal group. Never a person's name."))
    is_informal = forms.BooleanField(
        label=_("Informal partner"),
        required=False,
        help_text=_("It is never named to everybody, whatever is published."),
    )
    part = _line(_("Its part"), required=False)


class LineForm(CarefulForm):
    """Write a measure, risk, ally or commitment."""

    kind = forms.ChoiceField(label=_("Kind"))
    text = _words(_("What it is"))
    who = _line(_("Which role answers for it"), required=False, help_text=_("An office or a role. Not a name."))
    due_on = _day(_("By when"), required=False)


class ProgressForm(CarefulForm):
    """Tell how far something is."""

    state = _choice(_("How far it is"), words.STATES)
    told_on = _day(_("On which day"))
    words = _words(_("In words"), required=False, help_text=_("By what it can be seen, or why it was given up."))


class ReviewForm(CarefulForm):
    """Record a review."""

    held_on = _day(_("Held on"))
    found = _words(_("What was found"))
    next_on = _day(_("Next review"), required=False)


class ChannelForm(CarefulForm):
    """Enter a channel."""

    kind = _choice(_("Kind"), words.CHANNELS)
    reached_at = _line(
        _("Where it is reached"), help_text=_("A number, an address, a post. Never somebody's own telephone.")
    )
    leads_to = _line(_("To whom it leads"), help_text=_("An institution or an office."))
    is_public = forms.BooleanField(
        label=_("Everybody may know it"), required=False,
        help_text=_("It is shown to everybody only while a test within a year found that it works."),
    )  # fmt: skip


class ChannelTestForm(CarefulForm):
    """Record the test of a channel."""

    result = _choice(_("What came of it"), words.RESULTS)
    tested_on = _day(_("Tested on"))
    tested_by = _line(_("Who tested it"), help_text=_("The organisation or office. No person's name."))
    found = _words(
        _("What was seen"), required=False, help_text=_("How long it took, who answered by role, what was missing.")
    )


class RoundForm(CarefulForm):
    """Record what a group answered, as counts."""

    moment = _choice(_("Before or after"), words.MOMENTS)
    asked_on = _day(_("Asked on"))
    base = forms.IntegerField(label=_("How many people were asked"), min_value=1, max_value=words.LARGEST_COUNT)
    how = _line(_("How it was asked"), required=False, help_text=_("For instance: on paper, read aloud."))


class PublishForm(CarefulForm):
    """Let everybody read some words."""

    said = _words(
        _("What everybody may read"),
        help_text=_("No person, no informal group, no finer place when the work is sensitive."),
    )


class CompanyForm(PlaceForm):
    """Enter a company."""

    organisation = forms.ChoiceField(label=_("Organisation of the directory"))
    branch = _choice(_("Sector"), words.BRANCHES)
    is_association = forms.BooleanField(label=_("It is an association of companies"), required=False)
    origin = _line(_("Source"), required=False)

    field_order = ("organisation", "branch", "is_association", "place", "other_place", "origin")


class CompanyChangeForm(PlaceForm):
    """Change what is said of a company."""

    branch = _choice(_("Sector"), words.BRANCHES)
    is_association = forms.BooleanField(label=_("It is an association of companies"), required=False)


class ConsentForm(forms.Form):
    """Record that a company agrees to be named."""

    office = _line(_("Which office of the company agreed"), help_text=_("The office, such as management. Not a name."))
    given_on = _day(_("Agreed on"))
    until_on = _day(_("Until"), required=False, help_text=_("Empty: until it takes it back."))


class CommitmentForm(CarefulForm):
    """Record what a company commits to."""

    kind = _choice(_("Commitment"), words.COMMITMENTS)
    text = _words(_("In words"), required=False)
    made_on = _day(_("From"))
    until_on = _day(_("Until"))


class CheckForm(CarefulForm):
    """Record a check."""

    finding = _choice(_("What was found"), words.FINDINGS)
    checked_on = _day(_("Looked on"))
    checked_by = _line(_("Who looked"), help_text=_("The organisation or office. No person's name."))
    words = _words(_("What was seen"), required=False)


class NothingForm(forms.Form):
    """Nothing is asked: the button says it all."""
