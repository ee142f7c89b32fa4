"""Addresses of sealed sheets."""

from django.urls import path

from amparo.protection.sheets import views

app_name = "sheets"

SHEET = "hojas/<int:key>/"

urlpatterns = [
    path("hojas/", views.show_sheets, name="list"),
    path("hojas/hoja/", views.take_away, name="take_away"),
    path("hojas/traer/", views.bring, name="bring"),
    path(SHEET, views.show_sheet, name="sheet"),
    path(SHEET + "abrir/", views.open_sheet, name="open"),
    path(SHEET + "enviar/", views.send, name="send"),
    path(SHEET + "apartar/", views.put_aside, name="put_aside"),
]
