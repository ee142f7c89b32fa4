"""Addresses of competencies."""

from django.urls import path

from amparo.partnership.competencies import views

app_name = "competencies"

urlpatterns = [
    path("formacion/competencias/", views.show_list, name="list"),
    path("formacion/competencias/<slug:code>/", views.show_competency, name="competency"),
    path("formacion/competencias/<slug:code>/pedir/", views.ask, name="ask"),
]
