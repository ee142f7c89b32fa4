"""What a referral looks like when it is made and answered."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.foundation.vocabularies import dictionary
from amparo.protection.referrals import vocabulary

NEED = "spl_Type"


class ComposeForm(forms.Form):
    """To whom, for which need, how urgent, and which of what is known goes into the packet."""

    team = forms.ChoiceField(label=_("Which service"))
    need = forms.ChoiceField(label=_("What the person needs"), widget=forms.RadioSelect)
    urgent = forms.ChoiceField(
        label=_("Is it urgent?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    packet = forms.MultipleChoiceField(
        label=_("What they will receive"),
        help_text=_("Only what is marked is sent, and it opens once they accept."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    approved = forms.ChoiceField(
        label=_("Did the person see this and agree that it is sent?"),
        choices=[("yes", _("Yes, she agrees")), ("no", _("No, she does not want it"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, teams: list[tuple[str, str]], known: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer the teams that take referrals and the fields that are known."""
        super().__init__(*args, **kw)
        self.fields["team"].choices = [("", _("Choose")), *teams]  # type: ignore[attr-defined]
        field = dictionary.fields().get(NEED)
        options = [(option.code, option.label) for option in field.options] if field else []
        self.fields["need"].choices = options  # type: ignore[attr-defined]
        self.fields["packet"].choices = known  # type: ignore[attr-defined]


YES: Final = "yes"


class AnswerForm(forms.Form):
    """Accept, or reject with a reason."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("accept", _("We take it")), ("reject", _("We cannot take it"))],
        widget=forms.RadioSelect,
    )
    rejection = forms.ChoiceField(
        label=_("If you cannot: why"),
        choices=list(vocabulary.REJECTIONS.items()),
        required=False,
        widget=forms.RadioSelect,
    )
