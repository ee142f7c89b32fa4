"""Addresses of the search and of the contact desk."""

from django.urls import path, re_path

from amparo.protection.finding import views

app_name = "finding"

ONE = r"^mesa-de-contacto/(?P<key>\d{1,18})/"

urlpatterns = [
    path("casos/buscar/", views.find, name="find"),
    path("mesa-de-contacto/", views.show_desk, name="desk"),
    path("mesa-de-contacto/preguntar/", views.ask_desk, name="ask"),
    re_path(ONE + "acordar/$", views.agree, name="agree"),
    re_path(ONE + "declinar/$", views.decline, name="decline"),
]
