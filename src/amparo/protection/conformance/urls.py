"""Addresses of what happens in practice."""

from django.urls import path, re_path

from amparo.protection.conformance import views

app_name = "conformance"

urlpatterns = [
    path("practica/", views.show_overview, name="overview"),
    re_path(r"^procedimientos/(?P<number>[0-9]{2})/practica/$", views.show_practice, name="practice"),
    path("practica/registro/", views.compare_log, name="compare"),
    path("practica/registro/archivo/", views.give_findings, name="download"),
    path("practica/registro/guardar/", views.keep, name="keep"),
    re_path(r"^practica/guardados/(?P<key>\d{1,18})/$", views.show_kept, name="kept"),
    re_path(r"^practica/guardados/(?P<key>\d{1,18})/quitar/$", views.forget, name="forget"),
]
