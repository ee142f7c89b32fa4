"""Addresses of situation analyses and of consultations with children."""

from django.urls import path

from amparo.evidence.studies.views import analyses, consulting, findings, sessions

app_name = "studies"

ONE = "situacion/<int:key>/"
FINDING = "situacion/hallazgos/<int:key>/"
CONSULTATION = "consultas/<int:key>/"

urlpatterns = [
    path("situacion/", analyses.show_list, name="list"),
    path("situacion/nuevo/", analyses.make, name="make"),
    path(ONE, analyses.show_analysis, name="analysis"),
    path(ONE + "fuentes/", analyses.show_sources, name="sources"),
    path(ONE + "fuentes/nueva/", analyses.enter_source, name="enter_source"),
    path(ONE + "pregunta/", analyses.ask, name="ask"),
    path(ONE + "cifra/", analyses.count, name="count"),
    path(ONE + "linea-base/", analyses.keep_baseline, name="baseline"),
    path(ONE + "intercambio/", analyses.link_exchange, name="exchange"),
    path(ONE + "lanzamiento/", analyses.launch, name="launch"),
    path(ONE + "informe/", analyses.read_report, name="report"),
    path(ONE + "informe/<str:language>.<str:kind>", analyses.give_report, name="report_file"),
    path("situacion/fuente/<int:key>/", analyses.show_source, name="source"),
    path(ONE + "hallazgo/", findings.write, name="write"),
    path(ONE + "validacion/", findings.open_round, name="round"),
    path(FINDING, findings.show_finding, name="finding"),
    path(FINDING + "fuente/", findings.stand, name="stand"),
    path(FINDING + "opinion/", findings.comment, name="comment"),
    path(FINDING + "validar/", findings.validate, name="validate"),
    path(FINDING + "retirar/", findings.withdraw, name="withdraw"),
    path(FINDING + "recomendar/", findings.recommend, name="recommend"),
    path("situacion/recomendaciones/<int:key>/avance/", findings.note_progress, name="progress"),
    path("consultas/", consulting.show_list, name="consultations"),
    path("consultas/nueva/", consulting.prepare, name="prepare"),
    # The address of what a child told names no consultation: nothing that keeps addresses can join the two.
    path("consultas/proteccion/", sessions.protect, name="protect"),
    path(CONSULTATION, consulting.show_consultation, name="consultation"),
    path(CONSULTATION + "etica/", consulting.approve, name="approve"),
    path(CONSULTATION + "salvaguarda/", consulting.name_safeguard, name="safeguard"),
    path(CONSULTATION + "facilitacion/", consulting.name_facilitator, name="facilitator"),
    path(CONSULTATION + "terminar/", consulting.end, name="end"),
    path("consultas/etica/<int:key>/", consulting.open_approval, name="approval"),
    path(CONSULTATION + "sesion/", sessions.record, name="session"),
    path(CONSULTATION + "dicho/", sessions.code_statement, name="statement"),
    path(CONSULTATION + "devolucion/", sessions.give_feedback, name="feedback"),
]
