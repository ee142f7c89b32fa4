"""Addresses of the coalition."""

from django.urls import path

from amparo.partnership.coalition import views

app_name = "coalition"

urlpatterns = [
    path("coalicion/", views.show_list, name="list"),
    path("coalicion/<int:key>/", views.show_institution, name="institution"),
]
