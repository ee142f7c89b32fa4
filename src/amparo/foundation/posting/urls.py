"""Addresses of messages."""

from django.urls import path

from amparo.foundation.posting import views

app_name = "posting"

urlpatterns = [
    path("mi-cuenta/avisos/", views.keep_reach, name="reach"),
    path("servicio-tecnico/mensajes/", views.show_dead, name="dead"),
    path("servicio-tecnico/mensajes/<int:key>/otra-vez/", views.try_again, name="again"),
]
