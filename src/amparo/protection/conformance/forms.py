"""A log to compare, and what to call what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from amparo.protection.conformance import vocabulary


class LogForm(forms.Form):
    """Which procedure, the file, and whether its cases are finished."""

    procedure = forms.ChoiceField(label=_("With which procedure"))
    cases = forms.ChoiceField(
        label=_("The cases of the log"),
        choices=[("open", _("may still be going on")), ("over", _("are all finished"))],
        initial="open",
        widget=forms.RadioSelect,
    )
    log = forms.FileField(label=_("The log, as CSV or XES (also compressed, .gz)"))

    def __init__(self, procedures: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer the procedures in force."""
        super().__init__(*args, **kwargs)
        self.fields["procedure"].choices = procedures  # type: ignore[attr-defined]

    def clean_log(self) -> UploadedFile[bytes]:
        """Return the file, when it is not too large."""
        file: UploadedFile[bytes] = self.cleaned_data["log"]
        if (file.size or 0) > vocabulary.MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 20 MB. Compare it by the command line."))
        return file


class KeepForm(forms.Form):
    """What was found, signed by us, and its name."""

    sealed = forms.CharField(max_length=1_500_000)
    label = forms.CharField(label=_("Name"), max_length=120, required=False)
