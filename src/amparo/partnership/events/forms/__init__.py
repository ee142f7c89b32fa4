"""What is asked of whoever keeps events, and of whoever registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.partnership.directory.vocabulary import GENDERS, SECTORS
from amparo.partnership.events import vocabulary as words
from amparo.partnership.rolls import vocabulary as rolls


def _line(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=words.LONGEST_LINE, **more)


def _text(label: Any, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=words.LONGEST_TEXT, widget=widget, **more)


def _choice(label: Any, choices: Any = (), **more: Any) -> forms.ChoiceField:
    told = choices.items() if hasattr(choices, "items") else choices
    return forms.ChoiceField(label=label, choices=[("", ""), *told], **more)


def _many(label: Any, choices: dict[str, Any], **more: Any) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=list(choices.items()), widget=widget, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d"), **more)


def _moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"), **more)


class MakeForm(forms.Form):
    """Make an event from a template."""

    template = _choice(_("Template"), widget=forms.RadioSelect)
    title = _line(_("Title"), required=False, help_text=_("Empty: the title of the template."))
    starts_on = _day(_("First day"), help_text=_("The other days follow: the template says how many."))
    place = _line(_("City"), required=False)
    online_address = forms.CharField(
        label=_("Address of the stream"), max_length=1000, required=False,
        help_text=_("Shown only to who has a place, around the time of what is held online."),
    )  # fmt: skip
    project = _line(_("Code of the project"), required=False)

    def __init__(self, *args: Any, templates: Iterable[tuple[str, str]], **more: Any) -> None:
        """Offer the templates of the content."""
        super().__init__(*args, **more)
        self.fields["template"].choices = [("", ""), *templates]  # type: ignore[attr-defined]


class HoldForm(forms.Form):
    """Write the programme of a template over an activity that is planned already."""

    template = _choice(_("Template"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, templates: Iterable[tuple[str, str]], **more: Any) -> None:
        """Offer the templates of the content."""
        super().__init__(*args, **more)
        self.fields["template"].choices = [("", ""), *templates]  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    """Put something on the programme; its moments are those of the place."""

    kind = _choice(_("Kind"), words.ITEM_KINDS)
    title = _line(_("Title"))
    starts_at = _moment(_("Starts, at the place"))
    ends_at = _moment(_("Ends, at the place"))
    room = _line(_("Room"), required=False)
    offer = _choice(_("How one takes part"), rolls.OFFERS)
    track = _choice(_("Working group"), required=False, widget=forms.Select)
    summary = _text(_("What it is about"), required=False)
    languages = _many(_("Spoken in"), words.SPOKEN, required=False)
    interpreted_to = _many(_("Interpreted to"), words.SPOKEN, required=False)
    own_roll = forms.BooleanField(
        label=_("It has a roll of its own"), required=False,
        help_text=_("Without it, whoever is there signs the roll of the session that lasts through it."),
    )  # fmt: skip

    def __init__(self, *args: Any, tracks: Iterable[tuple[str, str]], **more: Any) -> None:
        """Offer the groups of the event."""
        super().__init__(*args, **more)
        self.fields["track"].choices = [("", _("None")), *tracks]  # type: ignore[attr-defined]
        if len(self.fields["track"].choices) == 1:  # type: ignore[attr-defined]
            del self.fields["track"]


class StrikeForm(forms.Form):
    """Why something is taken off the programme."""

    why = _line(_("Why, in words that everybody may read"))


class SpeakerForm(forms.Form):
    """Name who speaks."""

    name = _line(_("Name, as the person wants it said"), help_text=_("It may be a name that they chose for this day."))
    presented_as = _line(
        _("Presented as"), required=False, help_text=_("For example: judge. Leave it empty if unsure.")
    )
    part = _choice(_("What they do"), words.PARTS, initial=words.SPEAKS)
    visibility = _choice(_("Who is shown the name"), words.VISIBILITIES, initial=words.HIDDEN)
    agreed_on = _day(
        _("Day on which the person agreed to be shown"), required=False,
        help_text=_("Without it the name stays hidden from all but who organises."),
    )  # fmt: skip


class AboutForm(forms.Form):
    """What an event is, and where it is held."""

    summary = _text(_("What it is"), required=False)
    languages = _many(_("Languages"), words.SPOKEN, required=False)
    name = _line(_("Venue"), required=False)
    address = _line(_("Address"), required=False)
    directions = _text(_("How to get there"), required=False)
    access = _text(_("How to get in: stairs, lift, toilets, quiet room"), required=False)
    stream_note = _text(_("How to follow it online"), required=False)
    stream_opens_before = forms.IntegerField(
        label=_("Minutes before, from which the stream's address is shown"), min_value=0, max_value=1440
    )


class TermsForm(forms.Form):
    """On which terms one registers."""

    for_whom = _text(_("For whom it is"))
    in_person = forms.IntegerField(
        label=_("Places on site"), min_value=0, max_value=100_000, required=False, help_text=_("Empty: no limit.")
    )
    online = forms.IntegerField(
        label=_("Places online"), min_value=0, max_value=100_000, required=False, help_text=_("Empty: no limit.")
    )
    opens_at = _moment(_("One can register from"))
    closes_at = _moment(_("One can register until"))
    asks_needs = forms.BooleanField(
        label=_("Ask for telephone, diet and needs"), required=False, help_text=_("Erased after the end.")
    )
    asks_group = forms.BooleanField(label=_("Ask in which working group they wish to be"), required=False)
    consent = _text(_("What people agree to when they register"))


class SeriesForm(forms.Form):
    """Which series an event continues."""

    name = _line(
        _("Name of the series"),
        help_text=_("With a name that is there it comes after its last event; a new name begins a series."),
    )


class TrackForm(forms.Form):
    """A working group."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=99)
    name = _line(_("Subject"))


class LineForm(forms.Form):
    """A line of what an event costs."""

    name = _line(_("For what"))
    currency = _choice(_("Currency"), [(code, code) for code in words.CURRENCIES])
    planned = forms.DecimalField(label=_("Planned"), max_digits=10, decimal_places=2, min_value=0)
    spent = forms.DecimalField(
        label=_("Spent"), max_digits=10, decimal_places=2, min_value=0, required=False,
        help_text=_("Empty: not known yet. It is not the same as nothing."),
    )  # fmt: skip
    note = _line(_("Note"), required=False)


class SizeForm(forms.Form):
    """How large badges are."""

    size = _choice(
        _("Size"), {"A6": _("A6: to hang on the chest"), "A7": _("A7: for a small holder")}, widget=forms.RadioSelect
    )


@dataclass(frozen=True, slots=True)
class Asks:
    """What an event asks of whoever registers: ways, countries and groups to choose from, and what is agreed to."""

    ways: tuple[str, ...]
    countries: tuple[tuple[str, str], ...]
    consent: str
    tracks: tuple[tuple[str, str], ...] = ()
    needs: bool = True


class RegisterForm(forms.Form):
    """Register for an event, without an account."""

    given_names = _line(_("Given names"), widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    family_names = _line(_("Family names"), widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    e_mail = _line(_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    country = _choice(_("Country where you work"), widget=forms.Select)
    organisation = _line(_("Institution or organisation"), help_text=_("Or “independent”."))
    sector = _choice(_("Sector"), SECTORS, required=False, widget=forms.Select)
    post = _line(_("What you do there"), required=False)
    gender = _choice(_("Gender"), GENDERS, required=False, help_text=_("Only to count who takes part."))
    mode = _choice(_("How you will take part"), rolls.MODES)
    wishes = _choice(_("Working group you wish"), required=False, widget=forms.Select)
    why = forms.CharField(
        label=_("Why you want to come"), max_length=words.LONGEST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Write nothing about any person you help."),
    )  # fmt: skip
    telephone = _line(_("Telephone"), required=False, help_text=_("Erased after the end."))
    diet = _line(_("Diet"), required=False, help_text=_("Erased after the end."))
    needs = _line(_("What you need to take part"), required=False, help_text=_("Erased after the end."))
    is_listed = forms.BooleanField(
        label=_("Show my name and institution to the others who take part"), required=False,
        help_text=_("If you leave it, only the people who organise see them."),
    )  # fmt: skip
    badge_says_organisation = forms.BooleanField(label=_("My badge may say where I work"), required=False)
    agrees = forms.BooleanField(label=_("I have read it and I agree"), required=False)

    def __init__(self, *args: Any, asks: Asks, **more: Any) -> None:
        """Offer the ways, groups and countries of the event, and ask only what it asks."""
        super().__init__(*args, **more)
        self.fields["country"].choices = [("", ""), *asks.countries]  # type: ignore[attr-defined]
        self.fields["mode"].choices = [("", ""), *((way, rolls.MODES[way]) for way in asks.ways)]  # type: ignore[attr-defined]
        self.fields["wishes"].choices = [("", _("Any")), *asks.tracks]  # type: ignore[attr-defined]
        self.fields["agrees"].help_text = asks.consent
        unasked = [] if asks.needs else ["telephone", "diet", "needs"]
        for name in [*unasked, *([] if asks.tracks else ["wishes"])]:
            del self.fields[name]


class InvitedForm(forms.Form):
    """Say in one step that one comes, with the code of the invitation."""

    code = forms.CharField(
        label=_("Code of your invitation"), max_length=40, help_text=_("Seven letters and figures."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    mode = _choice(_("How you will take part"), rolls.MODES)
    diet = _line(_("Diet"), required=False, help_text=_("Erased after the end."))
    needs = _line(_("What you need to take part"), required=False, help_text=_("Erased after the end."))
    telephone = _line(_("Telephone"), required=False, help_text=_("Erased after the end."))

    def __init__(self, *args: Any, asks: Asks, **more: Any) -> None:
        """Offer the ways of the event."""
        super().__init__(*args, **more)
        self.fields["mode"].choices = [("", ""), *((way, rolls.MODES[way]) for way in asks.ways)]  # type: ignore[attr-defined]


class BackForm(forms.Form):
    """Come back with a code."""

    code = forms.CharField(
        label=_("Your code"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("That of your registration, or that of your invitation."),
    )  # fmt: skip
