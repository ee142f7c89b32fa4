"""Addresses of courses, certificates and coverage; and the public ones by which anybody verifies a certificate."""

from django.urls import path

from amparo.partnership.training.views import awards, coverage, people, runs, verify

app_name = "training"

RUN = "formacion/cursos/<int:key>/"
AWARD = "formacion/certificados/<slug:code>/"

urlpatterns = [
    path("formacion/", coverage.show_home, name="home"),
    path("formacion/cobertura/", coverage.show_coverage, name="coverage"),
    path("formacion/cursos/", runs.show_list, name="runs"),
    path("formacion/cursos/nuevo/", runs.open_run, name="open"),
    path("formacion/actividades/<int:key>/", runs.of_activity, name="of_activity"),
    path(RUN, runs.show_run, name="run"),
    path(RUN + "formador/", runs.name_trainer, name="name_trainer"),
    path(RUN + "pauta/<int:person>/", runs.mark_grid, name="grid"),
    path(RUN + "prueba/<int:person>/<slug:moment>/", runs.record_answers, name="test"),
    path(RUN + "certificar/", awards.sign_awards, name="award"),
    path("formacion/mi-gente/", people.show_people, name="people"),
    path("formacion/mi-gente/<int:person>/lugar/", people.place_professional, name="place"),
    path("formacion/mis-certificados/", people.show_mine, name="mine"),
    path("formacion/formadores/", people.show_trainers, name="trainers"),
    path("formacion/formadores/certificar/", awards.certify_trainer, name="certify"),
    path(AWARD, awards.show_certificate, name="certificate"),
    path(AWARD + "pdf/", awards.open_pdf, name="pdf"),
    path(AWARD + "insignia/", awards.open_badge, name="badge"),
    path(AWARD + "revocar/", awards.revoke, name="revoke"),
    path(AWARD + "actualizar/", awards.refresh, name="refresh"),
    path(AWARD + "seguimiento/", awards.follow_up, name="follow_up"),
    path("verificar/clave.json", verify.give_key, name="key"),
    path("verificar/revocados.json", verify.give_revoked, name="revoked"),
    path("verificar/emisor.json", verify.give_issuer, name="issuer"),
    path("verificar/<slug:code>/", verify.show_verification, name="verify"),
]
