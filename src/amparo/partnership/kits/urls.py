"""Addresses of needs, kits and the courses of academies."""

from django.urls import path

from amparo.partnership.kits.views import kits, life, needs, writing

app_name = "kits"

VERSION = "formacion/kits/<int:key>/"

urlpatterns = [
    path("formacion/necesidades/", needs.show_needs, name="needs"),
    path("formacion/necesidades/nueva/", needs.record_need, name="need"),
    path("formacion/kits/", kits.show_list, name="list"),
    path("formacion/kits/nuevo/", writing.enter_kit, name="enter"),
    path("formacion/kits/documentos/<int:key>/", kits.open_document, name="document"),
    path("formacion/kits/cambios/<int:key>/", life.review_module, name="review"),
    path("formacion/kits/cursos/<int:key>/terminar/", life.end_course, name="end_course"),
    path(VERSION, kits.show_version, name="version"),
    path(VERSION + "version/", writing.begin_version, name="begin"),
    path(VERSION + "modulo/", writing.add_module, name="module"),
    path(VERSION + "criterio/", writing.add_criterion, name="criterion"),
    path(VERSION + "pregunta/", writing.add_item, name="item"),
    path(VERSION + "material/", writing.add_material, name="material"),
    path(VERSION + "quitar/<slug:what>/<int:row>/", writing.take_out, name="take_out"),
    path(VERSION + "hito/", life.record_milestone, name="milestone"),
    path(VERSION + "malla/", life.validate_grid, name="grid"),
    path(VERSION + "validar/", life.validate_kit, name="validate"),
    path(VERSION + "adoptar/", life.adopt_course, name="adopt"),
]
