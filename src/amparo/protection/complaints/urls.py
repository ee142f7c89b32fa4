"""Addresses of who looked and of complaints."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.complaints import views

app_name = "complaints"

CASE = rf"^casos/(?P<code>{CODE_PATTERN})/"

urlpatterns = [
    re_path(CASE + "quien-miro/$", views.show_who_looked, name="looks"),
    re_path(CASE + "quien-miro/imprimir/$", views.print_who_looked, name="print"),
    re_path(CASE + "queja/$", views.make_complaint, name="make"),
    path("quejas/", views.show_complaints, name="list"),
    re_path(r"^quejas/(?P<key>\d{1,18})/$", views.show_complaint, name="one"),
    re_path(r"^quejas/(?P<key>\d{1,18})/contada/$", views.tell_answer, name="told"),
]
