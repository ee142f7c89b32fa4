"""Addresses of good practices."""

from django.urls import path

from amparo.partnership.practices.views import catalogue, groups, judging, keeping, messages, uptakes, writing

app_name = "practices"

ONE = "practicas/<int:key>/"

urlpatterns = [
    path("practicas/", catalogue.show_catalogue, name="catalogue"),
    path("practicas/xlsx/", catalogue.give_list, name="xlsx"),
    path("practicas/lecciones/", catalogue.show_lessons, name="lessons"),
    path("practicas/mesas/", groups.show_selections, name="selections"),
    path("practicas/mesas/abrir/", groups.open_tables, name="open"),
    path("practicas/mesas/entrar/", groups.join, name="join"),
    path("practicas/mesas/<int:key>/", groups.show_selection, name="selection"),
    path("practicas/mesas/<int:key>/cerrar/", groups.close, name="close"),
    path("practicas/mesas/<int:key>/informe/<slug:language>/<slug:kind>/", groups.give_report, name="report"),
    path("practicas/mesa/<int:key>/", groups.show_table, name="table"),
    path("practicas/mesa/<int:key>/candidata/", groups.begin_candidate, name="candidate"),
    path("practicas/transferencias/", uptakes.show_uptakes, name="uptakes"),
    path("practicas/transferencias/<int:key>/", uptakes.show_uptake, name="uptake"),
    path("practicas/transferencias/<int:key>/condicion/<slug:condition>/", uptakes.record_fit, name="fit"),
    path("practicas/transferencias/<int:key>/paso/<slug:state>/", uptakes.take_step, name="step"),
    path("practicas/pruebas/<int:key>/", uptakes.open_proof, name="proof"),
    path("practicas/mensajes/", messages.show_messages, name="messages"),
    path("practicas/mensajes/nuevo/", messages.write_message, name="say"),
    path("practicas/mensajes/<int:key>/", messages.show_message, name="message"),
    path("practicas/mensajes/<int:key>/uso/", messages.use_message, name="use"),
    path("practicas/intercambios/", messages.show_exchanges, name="exchanges"),
    path("practicas/intercambios/nuevo/", messages.record_exchange, name="travel"),
    path("practicas/intercambios/<int:key>/visto/", messages.record_seen, name="see"),
    path("practicas/vistas/<int:key>/resultado/", messages.follow_seen, name="came"),
    path("practicas/recomendaciones/<int:key>/hecha/", judging.follow, name="follow"),
    path(ONE, catalogue.show_practice, name="practice"),
    path(ONE + "hoja/<slug:language>/", catalogue.give_paper, name="paper"),
    path(ONE + "escribir/", writing.show_writing, name="write"),
    path(ONE + "campo/", writing.write_field, name="field"),
    path(ONE + "vivo/", writing.show_live, name="live"),
    path(ONE + "presentar/", writing.present, name="present"),
    path(ONE + "evaluar/", judging.assess, name="assess"),
    path(ONE + "consenso/", judging.agree, name="agree"),
    path(ONE + "recomendar/", judging.recommend, name="recommend"),
    path(ONE + "publicar/", keeping.publish, name="publish"),
    path(ONE + "archivar/", keeping.archive, name="archive"),
    path(ONE + "paso/", keeping.link_step, name="link_step"),
    path(ONE + "modulo/", keeping.link_module, name="link_module"),
    path(ONE + "quitar/<slug:what>/<int:row>/", keeping.unlink, name="unlink"),
    path(ONE + "pedir/", uptakes.ask, name="ask"),
]
