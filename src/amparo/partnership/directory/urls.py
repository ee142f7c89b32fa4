"""Addresses of people, organisations, possible duplicates and files."""

from django.urls import path

from amparo.partnership.directory.views import accounts, imports, joining, organisations, people

app_name = "directory"

urlpatterns = [
    path("personas/", people.show_list, name="people"),
    path("personas/nueva/", people.enter, name="enter_person"),
    path("personas/<int:key>/", people.show_person, name="person"),
    path("personas/<int:key>/cambiar/", people.change, name="change_person"),
    path("personas/<int:key>/donde/", people.add_place, name="add_place"),
    path("personas/<int:key>/acuerdo/", people.list_person, name="list_person"),
    path("personas/<int:key>/ocultar/", people.hide, name="hide_person"),
    path("personas/<int:key>/cuenta/", accounts.tie, name="tie_account"),
    path("personas/<int:key>/cuenta/quitar/", accounts.untie, name="untie_account"),
    path("personas/lugares/<int:key>/fin/", people.end_place, name="end_place"),
    path("personas/uniones/<int:key>/deshacer/", people.undo, name="undo_person"),
    path("organizaciones/", organisations.show_list, name="organisations"),
    path("organizaciones/nueva/", organisations.enter, name="enter_organisation"),
    path("organizaciones/instituciones/", organisations.bring_institutions, name="bring_institutions"),
    path("organizaciones/<int:key>/", organisations.show_organisation, name="organisation"),
    path("organizaciones/<int:key>/cambiar/", organisations.change, name="change_organisation"),
    path("organizaciones/<int:key>/coalicion/", organisations.join_coalition, name="join_coalition"),
    path("organizaciones/membresias/<int:key>/fin/", organisations.leave_coalition, name="leave_coalition"),
    path("organizaciones/uniones/<int:key>/deshacer/", organisations.undo, name="undo_organisation"),
    path("duplicados/", joining.show_list, name="pairs"),
    path("duplicados/personas/<int:key>/", joining.show_people, name="person_pair"),
    path("duplicados/personas/<int:key>/unir/", joining.join_people, name="join_person"),
    path("duplicados/personas/<int:key>/aparte/", joining.keep_people_apart, name="apart_person"),
    path("duplicados/organizaciones/<int:key>/", joining.show_organisations, name="organisation_pair"),
    path("duplicados/organizaciones/<int:key>/unir/", joining.join_organisations, name="join_organisation"),
    path("duplicados/organizaciones/<int:key>/aparte/", joining.keep_organisations_apart, name="apart_organisation"),
    path("listas/", imports.show_list, name="imports"),
    path("listas/personas/", imports.read_people, name="read_people"),
    path("listas/organizaciones/", imports.read_organisations, name="read_organisations"),
    path("listas/<int:key>/", imports.show_import, name="import"),
    path("listas/<int:key>/importar/", imports.import_rows, name="import_rows"),
    path("listas/<int:key>/pendientes/", imports.rows_not_imported, name="rows_not_imported"),
]
