"""The address at which a report becomes an alert."""

from django.urls import path

from amparo.protection.reception import views

app_name = "reception"

urlpatterns = [path("reportes/<int:key>/alerta/", views.open_alert, name="alert")]
