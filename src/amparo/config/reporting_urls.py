"""Addresses of the server for community reports, and its pages for what is not there."""

from django.urls import include, path

urlpatterns = [path("", include("amparo.prevention.reporting.urls"))]

handler400 = handler403 = handler404 = "amparo.prevention.reporting.views.around.nothing"
