"""Addresses of alerts."""

from django.urls import path, re_path

from amparo.protection.watching import views

app_name = "watching"

urlpatterns = [
    path("lecturas/", views.show_alerts, name="alerts"),
    re_path(r"^lecturas/(?P<key>\d{1,18})/$", views.answer_alert, name="answer"),
]
