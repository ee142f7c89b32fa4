"""What is asked of bodies, meetings, decisions, plans, action points and agreements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.governance import vocabulary as words
from amparo.partnership.rolls.vocabulary import OFFERS

Choices = Iterable[tuple[Any, Any]]


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _words(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, max_length=words.LONGEST_TEXT, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"))


def _choice(label: Any, choices: Mapping[str, Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", ""), *choices.items()], **more)


class OfferingForm(forms.Form):
    """Anything that offers records to choose from; `offered` names them by field."""

    def __init__(self, *args: Any, offered: Mapping[str, Choices] | None = None, **kwargs: Any) -> None:
        """Offer what the actor may choose; nothing is chosen beforehand."""
        super().__init__(*args, **kwargs)
        for name, options in (offered or {}).items():
            self.fields[name].choices = [("", ""), *options]  # type: ignore[attr-defined]


class BodyForm(forms.Form):
    """Enter a body."""

    kind = _choice(_("Kind"), words.BODIES)
    name = _line(_("Name"))
    purpose = _words(_("What it is for"), required=False)
    project = _line(_("Code of the project"), required=False)
    quorum = _choice(_("Quorum"), words.QUORUMS, help_text=_("Guests are not counted."))
    meets_every = forms.IntegerField(
        label=_("Meets at least once in how many months"), min_value=1, max_value=120, required=False,
        help_text=_("Empty: it has no duty to meet. Once a year is 12."),
    )  # fmt: skip
    since_on = _day(_("Since when it exists"))


class SeatForm(OfferingForm):
    """Make a seat."""

    name = _line(_("Name of the seat"), help_text=_("An institution, or the group that it speaks for."))
    standing = _choice(_("Part"), words.STANDINGS)
    constituency = _choice(_("Speaks for"), words.CONSTITUENCIES, required=False)
    organisation = forms.ChoiceField(label=_("Organisation that holds it"), required=False)
    from_on = _day(_("From"))


class MandateForm(OfferingForm):
    """Give a seat to a person."""

    professional = forms.ChoiceField(label=_("Who"))
    from_on = _day(_("From"))
    to_on = _day(_("To"), required=False, help_text=_("Empty: without end."))
    is_alternate = forms.BooleanField(label=_("Stands in for the holder"), required=False)


class EndForm(forms.Form):
    """Say until when."""

    to_on = _day(_("Last day"))


class MeetingForm(forms.Form):
    """Convene a meeting; its moments are those of the place."""

    title = _line(_("Title"))
    starts_at = _moment(_("Starts, at the place"))
    ends_at = _moment(_("Ends, at the place"))
    offer = _choice(_("How it is held"), OFFERS)
    place = _line(_("Place"), required=False)
    online_address = forms.CharField(label=_("Address of the online room"), max_length=1000, required=False)


class ItemForm(OfferingForm):
    """Add a point to the agenda."""

    kind = _choice(_("Kind"), words.ITEMS)
    title = _line(_("Title"))
    text = _words(_("What it is about"), required=False)
    proposed_by = forms.ChoiceField(label=_("Proposed by which seat"), required=False)


class PaperForm(forms.Form):
    """Add a document."""

    title = _line(_("Title"))
    file = forms.FileField(
        label=_("PDF or picture"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )


class ConflictForm(OfferingForm):
    """Declare an interest of a seat's own."""

    seat = forms.ChoiceField(label=_("Which seat"))
    why = _line(_("Which interest"), help_text=_("In a few words; it is read by the members."))


class VoteForm(OfferingForm):
    """Vote for a seat."""

    seat = forms.ChoiceField(label=_("Which seat"))
    choice = _choice(_("How it votes"), words.CHOICES)


class DecisionForm(OfferingForm):
    """Record a decision, and what it does."""

    text = _words(_("What was decided"))
    manner = _choice(_("In which manner"), words.MANNERS, help_text=_("Votes are counted, never typed."))
    effect = _choice(_("What it does"), words.EFFECTS)
    version = forms.ChoiceField(label=_("Which version of a work plan it validates"), required=False)
    project = forms.ChoiceField(label=_("Which project it extends"), required=False)
    until = _day(_("New last day of the project"), required=False)


class MinutesForm(forms.Form):
    """Write a version of the minutes."""

    text = _words(_("Minutes of the meeting"))
    why = _line(_("Why it changes"), required=False, help_text=_("Asked once a version was approved."))


class ApproveForm(OfferingForm):
    """Approve minutes for a seat."""

    seat = forms.ChoiceField(label=_("Which seat"))


class PlanForm(forms.Form):
    """Begin the work plan of a year."""

    title = _line(_("Title"))
    year = forms.IntegerField(label=_("Which year of the project"), min_value=1, max_value=50)
    starts_on = _day(_("First day"))
    ends_on = _day(_("Last day"))


class LineForm(OfferingForm):
    """Add something to a plan."""

    title = _line(_("What is to be done"))
    responsible = forms.ChoiceField(label=_("Who"), required=False)
    due_on = _day(_("By when"), required=False)
    indicator = _line(_("Code of the indicator that it moves"), required=False)


class WhyForm(forms.Form):
    """Say why."""

    why = _line(_("Why"))


class NothingForm(forms.Form):
    """Ask for nothing but the button."""


class TargetForm(forms.Form):
    """Confirm a target that an extension touches."""

    answer = _choice(_("What happens to the target"), words.ANSWERS)


class PointForm(OfferingForm):
    """Raise an action point."""

    title = _line(_("What is to be done"))
    responsible = forms.ChoiceField(label=_("Who"))
    due_on = _day(_("By when"))


class SourcedPointForm(PointForm):
    """Raise an action point and say where it was agreed."""

    source = _choice(_("Agreed in which kind of thing"), words.SOURCES)
    source_label = _line(_("Its name"))
    opens = forms.CharField(
        label=_("Its address here"), max_length=500, required=False, help_text=_("As /gobernanza/reuniones/7/")
    )


class ClosePointForm(forms.Form):
    """Close an action point."""

    closes_as = _choice(_("Closed as"), {code: words.POINTS[code] for code in (words.DONE, words.DROPPED)})
    proof = _line(_("By what it can be seen, or why it was dropped"))


class AgreementForm(OfferingForm):
    """Enter an agreement."""

    title = _line(_("Title"))
    giver = forms.ChoiceField(label=_("Which institution gives"))
    receiver = forms.ChoiceField(label=_("Which institution receives"))
    groups = forms.MultipleChoiceField(
        label=_("Kinds of data"), choices=list(words.GROUPS.items()), widget=forms.CheckboxSelectMultiple
    )
    purposes = forms.MultipleChoiceField(
        label=_("Purposes"), choices=list(words.PURPOSES.items()), widget=forms.CheckboxSelectMultiple
    )
    basis = _line(_("On which basis"), required=False, help_text=_("The law or the document that allows it."))
    from_on = _day(_("From"))
    to_on = _day(_("To"), required=False, help_text=_("Empty: without end."))


class SignForm(OfferingForm):
    """Record a signature."""

    institution = forms.ChoiceField(label=_("Which institution"))
    signed_on = _day(_("Signed on"))
    office = _line(_("Which office signs"), help_text=_("An office, not a name."))


class EndAgreementForm(forms.Form):
    """End an agreement."""

    ended_on = _day(_("From which day on nothing passes"))
    why = _line(_("Why"))


class CheckForm(OfferingForm):
    """Ask whether an agreement permits something."""

    giver = forms.ChoiceField(label=_("Which institution gives"))
    receiver = forms.ChoiceField(label=_("Which institution receives"))
    group = _choice(_("Kind of data"), words.GROUPS)
    purpose = _choice(_("Purpose"), words.PURPOSES, required=False)
    on = _day(_("On which day"))
