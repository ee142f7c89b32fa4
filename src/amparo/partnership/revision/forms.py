"""The ways to begin a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.bpmn.read.door import MOST_BYTES
from amparo.foundation.documents.reading import MOST_BYTES as LARGEST
from amparo.foundation.vocabularies.words import LANGUAGES
from amparo.partnership.revision.rules import keeping


class DrawingField(forms.FileField):
    """A BPMN file that is not too large."""

    def clean(self, data: object, initial: object = None) -> bytes:
        """Return the bytes of the file."""
        file = super().clean(data, initial)
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 2 MB."))
        return bytes(file.read())


class ReviseForm(forms.Form):
    """Revise a procedure in force."""

    number = forms.ChoiceField(label=_("The procedure"))

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        """Offer the procedures in force."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["number"].choices = choices  # type: ignore[attr-defined]


class NewForm(forms.Form):
    """Begin a procedure that does not exist yet."""

    number = forms.CharField(label=_("Number"), max_length=2, help_text=_("Two digits that no procedure has yet."))
    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("A verb first: what is achieved."))


class ImportForm(forms.Form):
    """Begin from a file of another editor."""

    number = forms.CharField(label=_("Number"), max_length=2, help_text=_("Of the procedure that the file draws."))
    drawing = DrawingField(label=_("The drawing, as a BPMN file"))


class UploadForm(forms.Form):
    """A drawing that was changed in another editor."""

    drawing = DrawingField(label=_("The drawing, as a BPMN file"))
    revision = forms.IntegerField(widget=forms.HiddenInput)


class SaveForm(forms.Form):
    """What the drawing tool sends: the drawing, its texts in one language, and the revision that was changed."""

    revision = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    lang = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES])
    xml = forms.CharField(strip=False, max_length=MOST_BYTES)
    texts = forms.JSONField()

    def clean_texts(self) -> dict[str, Any]:
        """Return the texts, which are a table."""
        texts = self.cleaned_data["texts"]
        reasons = keeping.reasons_against_texts({LANGUAGES[0]: texts})
        if reasons:
            raise forms.ValidationError(reasons)
        return dict(texts)


class SourceForm(forms.Form):
    """The procedure that is revised, as a file."""

    document = forms.FileField(label=_("The procedure as it was, in Word or PDF"))

    def clean_document(self) -> tuple[str, bytes]:
        """Return the name and the bytes of the file."""
        file = self.cleaned_data["document"]
        return str(file.name), bytes(file.read(LARGEST + 1))


class CiteForm(forms.Form):
    """A paragraph and the step that takes it up."""

    paragraph = forms.IntegerField(min_value=1, max_value=100_000)
    element = forms.CharField(max_length=100)
