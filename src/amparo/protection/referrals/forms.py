"""What a referral looks like when it is made and answered."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amparo.foundation.vocabularies import dictionary
from amparo.protection.referrals import vocabulary

NEED: Final = "amp_referral_need"
URGENCY: Final = "amp_referral_urgency"
REASON: Final = "cas_ReasonForOutgoingReferral"
WITHOUT: Final = "without_agreement"
SAW: Final = "amp_person_saw_packet"
FROM_DICTIONARY: Final = (NEED, URGENCY, REASON)


class ComposeForm(forms.Form):
    """To whom, for which need, how urgent, and which of what is known goes into the packet."""

    team = forms.ChoiceField(label=_("Which service"), required=False)
    packet = forms.MultipleChoiceField(
        label=_("What they will receive"),
        help_text=_("Only what is marked is sent, and it opens once they accept."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    approved = forms.ChoiceField(
        label=_("Did the person see this, and does she agree that it is sent?"),
        choices=[
            ("approved", _("Yes, she agrees")),
            ("not_wanted", _("No, she does not want it")),
            ("no_provider", _("No service can help now")),
        ],
        widget=forms.RadioSelect,
    )

    field_order = (*FROM_DICTIONARY, "team", "packet", "approved")

    def __init__(self, teams: list[tuple[str, str]], known: list[tuple[str, str]], *args: Any, **kw: Any) -> None:
        """Offer the teams that take referrals and the fields that are known."""
        super().__init__(*args, **kw)
        self.fields["team"].choices = [("", _("Choose")), *teams]  # type: ignore[attr-defined]
        self.fields["packet"].choices = known  # type: ignore[attr-defined]
        for name in FROM_DICTIONARY:
            field = dictionary.fields()[name]
            options = [(option.code, option.label) for option in field.options]
            widget = forms.RadioSelect if len(options) <= 7 else forms.Select
            self.fields[name] = forms.ChoiceField(label=field.label, choices=options, widget=widget)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """A packet needs a service to go to."""
        given = super().clean() or {}
        if given.get("approved") == "approved" and not given.get("team"):
            self.add_error("team", _("Choose the service that will receive it."))
        return given


def ask_without_agreement(form: ComposeForm, service: str, kinds: str) -> None:
    """Ask why the packet goes although no agreement with the service covers what is in it."""
    form.fields[WITHOUT] = forms.ChoiceField(
        label=gettext("No agreement with %(service)s covers this: %(kinds)s. Why does it go anyway?")
        % {"service": service, "kinds": kinds},
        help_text=_("It goes all the same. What you choose is written down, so that the agreement gets signed."),
        choices=list(vocabulary.WITHOUT_AGREEMENT.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext("Say why it goes although no agreement with %(service)s covers it.")
            % {"service": service}
        },
    )


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
