"""Addresses of the keys."""

from django.urls import path, re_path

from amparo.partnership.guarding import views

app_name = "guarding"

urlpatterns = [
    path("supervision/llaves/", views.show_keys, name="keys"),
    re_path(r"^supervision/llaves/liberar/(?P<key>\d{1,18})/$", views.release, name="release"),
    path("supervision/llaves/bloquear/", views.lock, name="lock"),
]
