"""Addresses of surveys: for who answers, for a collector's phone, and for who runs them."""

from django.urls import path

from amparo.evidence.surveys.views import asking, people, phones, results, surveys, texts

app_name = "surveys"

urlpatterns = [
    path("encuesta/<str:token>/", asking.show_start, name="start"),
    path("encuesta/<str:token>/<int:page>/", asking.show_page, name="page"),
    path("encuesta/<str:token>/<int:page>/preguntas/", asking.show_questions, name="questions"),
    path("encuesta/<str:token>/enviar/", asking.send, name="send"),
    path("encuesta/<str:token>/olvidar/", asking.forget_draft, name="forget"),
    path("recoleccion/<str:token>/formList", phones.form_list, name="form_list"),
    path("recoleccion/<str:token>/formulario.xml", phones.form, name="phone_form"),
    path("recoleccion/<str:token>/submission", phones.submission, name="submission"),
    path("encuestas/", surveys.show_list, name="list"),
    path("encuestas/nueva/", surveys.make, name="make"),
    path("encuestas/<slug:code>/", surveys.show_survey, name="survey"),
    path("encuestas/<slug:code>/formulario/", surveys.bring, name="bring"),
    path("encuestas/<slug:code>/formulario.xlsx", surveys.open_workbook, name="workbook"),
    path("encuestas/<slug:code>/abrir/", surveys.open_it, name="open"),
    path("encuestas/<slug:code>/cierre/", surveys.move_closing, name="closing"),
    path("encuestas/<slug:code>/copiar/", surveys.copy_it, name="copy"),
    path("encuestas/<slug:code>/contar/", surveys.count_it, name="count"),
    path("encuestas/<slug:code>/invitaciones/", people.show_invitations, name="invitations"),
    path("encuestas/<slug:code>/invitar/", people.invite, name="invite"),
    path("encuestas/<slug:code>/recordar/", people.remind_people, name="remind"),
    path("encuestas/<slug:code>/correos/", people.show_mails, name="mails"),
    path("encuestas/<slug:code>/encuestadores/", people.show_collectors, name="collectors"),
    path("encuestas/<slug:code>/encuestadores/<int:key>/", people.show_collector, name="collector"),
    path("encuestas/<slug:code>/encuestadores/<int:key>/terminar/", people.end_collector, name="end_collector"),
    path("encuestas/<slug:code>/apartados/", people.show_kept, name="kept"),
    path("encuestas/<slug:code>/resultados/", results.show_results, name="results"),
    path("encuestas/<slug:code>/resultados.csv", results.export_csv, name="results_csv"),
    path("encuestas/<slug:code>/resultados.xlsx", results.export_xlsx, name="results_xlsx"),
    path("encuestas/<slug:code>/textos/<slug:question>/", texts.show_texts, name="texts"),
    path("encuestas/<slug:code>/textos/<slug:question>/codigos/", texts.add_code, name="add_code"),
    path("encuestas/<slug:code>/textos/<slug:question>/codificar/", texts.code_it, name="code_text"),
]
