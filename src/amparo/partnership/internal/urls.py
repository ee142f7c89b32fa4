"""Addresses of internal procedures."""

from django.urls import path

from amparo.partnership.internal import views

app_name = "internal"

ONE = "procedimientos/internos/<int:key>/"

urlpatterns = [
    path("procedimientos/internos/", views.show_list, name="list"),
    path("procedimientos/internos/nuevo/", views.give, name="give"),
    path("procedimientos/internos/dibujar/", views.draw, name="draw"),
    path("procedimientos/internos/entregar/<int:key>/", views.hand_in, name="hand_in"),
    path(ONE, views.show_one, name="one"),
    path(ONE + "bpmn/", views.download, name="file"),
    path(ONE + "retirar/", views.withdraw, name="withdraw"),
]
