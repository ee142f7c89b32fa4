"""Addresses of procedures."""

from django.urls import path, re_path

from amparo.partnership.procedures import views

app_name = "procedures"

NUMBER = r"^procedimientos/(?P<number>[0-9]{2})/"

urlpatterns = [
    path("procedimientos/", views.show_list, name="list"),
    path("procedimientos/derechos/", views.show_rights, name="rights"),
    re_path(NUMBER + "$", views.show_procedure, name="procedure"),
    re_path(NUMBER + "lista/$", views.show_as_list, name="list_form"),
    re_path(NUMBER + "bpmn/$", views.download, name="file"),
]
