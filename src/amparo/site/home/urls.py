"""Addresses that every page may lead to."""

from django.urls import path

from amparo.site.home import views

app_name = "home"

urlpatterns = [
    path("", views.start, name="start"),
    path("entrar/", views.show_sign_in, name="sign_in"),
    path("salir/", views.end_session, name="sign_out"),
    path("servicios/", views.leave, name="leave"),
    path("idioma/", views.choose_language, name="language"),
    path("acerca/", views.show_about, name="about"),
    path("supervision/", views.show_oversight, name="oversight"),
    path("servicio-tecnico/", views.show_service, name="service"),
]
