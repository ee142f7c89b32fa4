"""Addresses of lists that go out and come in as workbooks."""

from django.urls import path

from amparo.site.lists import views

app_name = "lists"

urlpatterns = [
    path("listas/llevar/<slug:kind>/", views.take_away, name="take_away"),
    path("listas/llevar/<slug:kind>/<slug:scope>/", views.take_away, name="take_away"),
    path("listas/traer/<slug:kind>/", views.bring, name="bring"),
    path("listas/traer/<slug:kind>/<slug:scope>/", views.bring, name="bring"),
    path("listas/traidas/<int:key>/", views.show_file, name="file"),
    path("listas/traidas/<int:key>/importar/", views.take_rows, name="take_rows"),
    path("listas/traidas/<int:key>/no-importadas/", views.give_rows_not_taken, name="not_taken"),
]
