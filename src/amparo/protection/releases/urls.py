"""Addresses of what leaves cases."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.releases import views

app_name = "releases"

CASE = rf"^casos/(?P<code>{CODE_PATTERN})/"
DOCUMENT = CASE + r"documentos/(?P<key>\d{1,18})/"
ONE = r"^salidas/(?P<key>\d{1,18})/"

urlpatterns = [
    path("salidas/", views.show_list, name="list"),
    path("comprobar-recibo/", views.verify_receipt, name="verify"),
    re_path(CASE + "salidas/$", views.show_case, name="of_case"),
    re_path(CASE + "salidas/pedir/$", views.ask_export, name="ask"),
    re_path(DOCUMENT + "original/$", views.show_receipt, name="receipt"),
    re_path(DOCUMENT + "original/pdf/$", views.give_receipt, name="receipt_pdf"),
    re_path(DOCUMENT + "original/pedir/$", views.ask_original, name="ask_original"),
    re_path(ONE + "$", views.show_release, name="one"),
    re_path(ONE + "permitir/$", views.allow_release, name="allow"),
    re_path(ONE + "rechazar/$", views.refuse_release, name="refuse"),
    re_path(ONE + "clave/$", views.show_password, name="password"),
    re_path(ONE + "archivo/$", views.take_export, name="file"),
    re_path(ONE + "original/$", views.take_original, name="original"),
]
