"""Addresses of keeping and destroying."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.retention import views

app_name = "retention"

CASE = rf"^conservacion/(?P<code>{CODE_PATTERN})/"

urlpatterns = [
    path("conservacion/", views.show_list, name="list"),
    re_path(r"^conservacion/plazo/(?P<group>[A-Z0-9]{2})/(?P<reason>[a-z_]{1,30})/$", views.set_period, name="period"),
    re_path(r"^conservacion/destruido/(?P<key>\d{1,18})/$", views.erase, name="done"),
    re_path(r"^conservacion/destruido/(?P<key>\d{1,18})/acta/$", views.download_record, name="record"),
    re_path(CASE + "$", views.show_case, name="case"),
    re_path(CASE + "retener/$", views.hold_case, name="hold"),
    re_path(CASE + r"retener/(?P<key>\d{1,18})/(?P<way>[a-z-]{1,10})/$", views.step_hold, name="hold_step"),
    re_path(CASE + "proceso/$", views.note_proceeding, name="proceeding"),
    re_path(CASE + r"proceso/(?P<key>\d{1,18})/terminado/$", views.end_proceeding, name="end"),
    re_path(CASE + "destruir/$", views.ask_to_erase, name="erase"),
]
