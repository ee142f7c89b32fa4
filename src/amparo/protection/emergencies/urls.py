"""Addresses of emergencies."""

from django.urls import path, re_path

from amparo.protection.emergencies import views

app_name = "emergencies"

ONE = r"^emergencias/(?P<key>\d{1,18})/"

urlpatterns = [
    path("emergencias/", views.show_list, name="list"),
    path("emergencias/abrir/", views.break_glass, name="break"),
    re_path(ONE + "$", views.show_emergency, name="one"),
    re_path(ONE + r"abrir/(?P<group>C1|C2)/$", views.open_group, name="open"),
    re_path(ONE + "terminar/$", views.end_glass, name="end"),
    re_path(ONE + "visto/$", views.take_note, name="seen"),
    re_path(ONE + "acordar/$", views.second_glass, name="second"),
    re_path(ONE + "revisar/$", views.review_glass, name="review"),
]
