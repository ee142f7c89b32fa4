"""Addresses of running cases and new versions."""

from django.urls import path, re_path

from amparo.protection.cases.vocabulary import CODE_PATTERN
from amparo.protection.moving import views

app_name = "moving"

urlpatterns = [
    path("procedimientos/casos-en-curso/", views.show_plan, name="plan"),
    path("procedimientos/casos-en-curso/preparar/", views.ask_plan, name="ask"),
    re_path(r"^procedimientos/casos-en-curso/(?P<key>\d{1,18})/trasladar/$", views.order, name="order"),
    re_path(rf"^casos/(?P<code>{CODE_PATTERN})/versiones/$", views.show_case, name="case"),
    re_path(rf"^casos/(?P<code>{CODE_PATTERN})/versiones/quedarse/$", views.keep_case, name="keep"),
]
