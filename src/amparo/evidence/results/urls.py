"""Addresses of results."""

from django.urls import path

from amparo.evidence.results.views import defining, measuring, projects, releasing, running

app_name = "results"

PROJECT = "resultados/proyectos/<slug:code>/"
INDICATOR = "resultados/indicadores/<int:key>/"
MEASUREMENT = "resultados/mediciones/<int:key>/"

urlpatterns = [
    path("resultados/", projects.show_projects, name="projects"),
    path("resultados/casos/", releasing.show_case_sums, name="case_sums"),
    path("resultados/casos/<int:year>/proponer/", releasing.propose, name="propose_case_sums"),
    path("resultados/casos/<int:year>/responder/", releasing.respond, name="answer_case_sums"),
    path(PROJECT, projects.show_project, name="project"),
    path(PROJECT + "periodos/", measuring.show_periods, name="periods"),
    path(PROJECT + "periodos/conteo/", measuring.show_count, name="count"),
    path(PROJECT + "periodos/<int:key>/cerrar/", measuring.close, name="close"),
    path(PROJECT + "fechas/<int:key>/", measuring.choose_date, name="choose"),
    path(PROJECT + "presupuesto/", running.show_budget, name="budget"),
    path(PROJECT + "presupuesto/nuevo/", running.enter_amount, name="amount"),
    path(PROJECT + "riesgos/", running.show_risks, name="risks"),
    path(PROJECT + "riesgos/nuevo/", running.enter_risk, name="enter_risk"),
    path(PROJECT + "riesgos/<int:key>/", running.review_risk, name="risk"),
    path(PROJECT + "permanencia/", running.show_lasting, name="lasting"),
    path(PROJECT + "permanencia/nueva/", running.check, name="check"),
    path(PROJECT + "marco/<slug:kind>/", projects.give_framework, name="framework"),
    path(INDICATOR, projects.show_indicator, name="indicator"),
    path(INDICATOR + "filas/", projects.show_rows, name="rows"),
    path(INDICATOR + "filas/csv/", projects.export_rows, name="rows_csv"),
    path(INDICATOR + "definir/", defining.define, name="define"),
    path(INDICATOR + "citar/<int:period>/", measuring.publish_so_far, name="publish_so_far"),
    path(INDICATOR + "meta/", measuring.aim, name="aim"),
    path(MEASUREMENT + "rectificar/", measuring.restate, name="restate"),
    path(MEASUREMENT + "publicar/", measuring.publish, name="publish"),
]
