"""Addresses of drafts."""

from django.urls import path, re_path

from amparo.partnership.revision.views import citing, comparing, drafts, drawing

app_name = "revision"

DRAFT = "procedimientos/borradores/<int:key>/"

urlpatterns = [
    path("procedimientos/borradores/", drafts.show_list, name="list"),
    path("procedimientos/borradores/nuevo/", drafts.begin, name="begin"),
    path(DRAFT, drafts.show_draft, name="draft"),
    path(DRAFT + "bpmn/", drafts.download, name="file"),
    path(DRAFT + "subir/", drafts.upload, name="upload"),
    path(DRAFT + "dibujar/", drawing.draw, name="draw"),
    path(DRAFT + "dibujo/", drawing.give_material, name="material"),
    path(DRAFT + "guardar/", drawing.save, name="save"),
    path(DRAFT + "comprobacion/", drawing.show_check, name="check"),
    path(DRAFT + "comprobar/", drawing.examine, name="examine"),
    path(DRAFT + "ordenar/", drawing.arrange, name="arrange"),
    path(DRAFT + "comparar/", comparing.compare_draft, name="compare"),
    re_path(r"^procedimientos/(?P<number>[0-9]{2})/comparar/$", comparing.compare_versions, name="compare_versions"),
    path(DRAFT + "documento/", citing.show_source, name="source"),
    path(DRAFT + "documento/adjuntar/", citing.attach, name="attach"),
    path(DRAFT + "documento/citar/", citing.cite, name="cite"),
    path(DRAFT + "documento/archivo/", citing.download_source, name="source_file"),
    path(DRAFT + "recuperar/", drafts.restore, name="restore"),
    path(DRAFT + "copiar/", drafts.copy, name="copy"),
    path(DRAFT + "descartar/", drafts.discard, name="discard"),
]
