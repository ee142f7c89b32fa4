"""What is asked when rows are brought."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """Send a workbook."""

    file = forms.FileField(label=_("The list, as an Excel workbook"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))
