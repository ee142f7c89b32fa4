"""Addresses of the rehearsal."""

from django.urls import path

from amparo.partnership.rehearsal import views

app_name = "rehearsal"

urlpatterns = [
    path("procedimientos/ensayo/", views.show_rehearsal, name="show"),
    path("procedimientos/ensayo/archivo/", views.download, name="download"),
]
