"""Addresses of seals."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.seals import views

app_name = "seals"

CASE = rf"^casos/(?P<code>{CODE_PATTERN})/sello/"
CHANGE = r"^sellos/(?P<key>\d{1,18})/"

urlpatterns = [
    path("sellos/", views.show_list, name="list"),
    path("sellos/buscar/", views.find_case, name="find"),
    re_path(CASE + "$", views.show_seal, name="of_case"),
    re_path(CASE + "poner/$", views.seal_case, name="seal"),
    re_path(CASE + "levantar/$", views.ask_lift, name="lift"),
    re_path(CASE + "nombrar/$", views.ask_name, name="name"),
    re_path(CHANGE + "$", views.show_change, name="change"),
    re_path(CHANGE + "permitir/$", views.allow_change, name="allow"),
    re_path(CHANGE + "rechazar/$", views.refuse_change, name="refuse"),
]
