"""Addresses of calls: for everybody, for whoever applies with a code, for whoever judges, runs and supports."""

from django.urls import path

from amparo.partnership.calls.views import applying, calls, grantee, grants, judging, public, reading, selecting

app_name = "calls"

MINE = "mi-postulacion/"
ONE = "subvenciones/<slug:code>/"
APPLICATION = ONE + "postulaciones/<int:number>/"
GRANT = "subvenciones/convenios/<int:key>/"

urlpatterns = [
    path("convocatorias/", public.show_calls, name="open"),
    path("convocatorias/<slug:code>/", public.show_call, name="call"),
    path("convocatorias/<slug:code>/puedo-postular/", public.begin, name="begin"),
    path("convocatorias/<slug:code>/volver/", public.come_back, name="back"),
    path(MINE, applying.show_mine, name="mine"),
    path(MINE + "codigo/", applying.show_code, name="code"),
    path(MINE + "quienes/", applying.keep_about, name="about"),
    path(MINE + "respuestas/", applying.keep_answers, name="answers"),
    path(MINE + "presupuesto/", applying.keep_budget, name="budget"),
    path(MINE + "juntos/", applying.show_together, name="together"),
    path(MINE + "archivos/", applying.show_files, name="files"),
    path(MINE + "enviar/", applying.send, name="send"),
    path(MINE + "aclarar/<int:key>/", applying.clarify, name="clarify"),
    path(MINE + "retirar/", applying.withdraw, name="withdraw"),
    path(MINE + "cerrar/", applying.close, name="close"),
    path(MINE + "subvencion/", grantee.show_grant, name="my_grant"),
    path(MINE + "subvencion/sesion/", grantee.declare_session, name="my_session"),
    path(MINE + "subvencion/informes/<int:number>/", grantee.write_report, name="my_report"),
    path("subvenciones/", calls.show_list, name="list"),
    path("subvenciones/nueva/", calls.make, name="make"),
    path("subvenciones/evaluar/", judging.show_list, name="judging"),
    path("subvenciones/convenios/", grants.show_list, name="grants"),
    path(GRANT, grants.show_grant, name="grant"),
    path(GRANT + "visita/", grants.record_visit, name="visit"),
    path(GRANT + "desembolsos/<int:number>/", grants.pay, name="pay"),
    path(GRANT + "informes/<int:number>/", grants.answer_report, name="report"),
    path(GRANT + "sesiones/<int:session>/contar/", grants.take_session, name="take_session"),
    path(GRANT + "sesiones/<int:session>/devolver/", grants.return_session, name="return_session"),
    path(ONE, calls.show_call, name="prepare"),
    path(ONE + "texto/<slug:language>/", calls.write_text, name="text"),
    path(ONE + "pregunta/<slug:stage>/", calls.add_question, name="add_question"),
    path(ONE + "pregunta/<int:key>/quitar/", calls.remove_question, name="remove_question"),
    path(ONE + "criterio/<slug:stage>/", calls.add_criterion, name="add_criterion"),
    path(ONE + "criterio/<int:key>/quitar/", calls.remove_criterion, name="remove_criterion"),
    path(ONE + "publicar/", calls.publish, name="publish"),
    path(ONE + "plazo/<slug:stage>/", calls.move_deadline, name="deadline"),
    path(ONE + "evaluadores/<slug:stage>/", calls.name_reviewer, name="name_reviewer"),
    path(APPLICATION, reading.show_application, name="application"),
    path(APPLICATION + "admitir/", reading.screen, name="screen"),
    path(APPLICATION + "tachar/", reading.cover, name="cover"),
    path(APPLICATION + "tachado/<int:key>/quitar/", reading.uncover, name="uncover"),
    path(APPLICATION + "preguntar/", reading.ask, name="ask"),
    path(APPLICATION + "codigo/", reading.renew_code, name="renew_code"),
    path(APPLICATION + "archivos/<int:key>/", reading.open_file, name="file"),
    path(APPLICATION + "archivos/<int:key>/revisado/", reading.clear_file, name="clear_file"),
    path(APPLICATION + "decidir/", selecting.decide, name="decide"),
    path(APPLICATION + "convenio/", grants.agree, name="agree"),
    path(ONE + "seleccion/<slug:stage>/", selecting.show_selection, name="selection"),
    path(ONE + "seleccion/<slug:stage>/excel/", selecting.export, name="selection_xlsx"),
    path(ONE + "seleccion/<slug:stage>/comunicar/", selecting.tell, name="tell"),
    path(ONE + "evaluar/<slug:stage>/", judging.show_stage, name="judge"),
    path(ONE + "evaluar/<slug:stage>/<int:number>/", judging.judge, name="review"),
    path(ONE + "evaluar/<slug:stage>/<int:number>/vinculo/", judging.declare_late_tie, name="late_tie"),
    path(ONE + "evaluar/<slug:stage>/<int:number>/archivos/<int:key>/", judging.open_file, name="judged_file"),
]
