"""Addresses of the examples; mount them in development and in tests only."""

from django.urls import path

from amparo.foundation.design.examples import views

app_name = "design"

urlpatterns = [
    path("", views.show_examples, name="examples"),
    path("<slug:name>/", views.show_pattern, name="pattern"),
]
