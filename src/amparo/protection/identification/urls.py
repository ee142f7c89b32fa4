"""Addresses of the panel."""

from django.urls import re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.identification import views

app_name = "identification"

urlpatterns = [
    re_path(
        rf"^casos/(?P<code>{CODE_PATTERN})/panel/(?P<path>[A-Za-z0-9_./-]{{1,200}})/$", views.show_panel, name="panel"
    ),
    re_path(rf"^casos/(?P<code>{CODE_PATTERN})/acreditacion/$", views.show_reasons, name="reasons"),
]
