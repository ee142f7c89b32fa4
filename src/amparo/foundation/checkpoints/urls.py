"""Addresses of the checkpoints."""

from django.urls import path

from amparo.foundation.checkpoints import views

app_name = "checkpoints"

urlpatterns = [
    path("supervision/puntos/", views.show_checkpoints, name="list"),
    path("supervision/puntos/archivo/", views.hand_out, name="file"),
]
