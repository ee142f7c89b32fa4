"""Addresses of the register of figures."""

from django.urls import path

from amparo.evidence.claims.views import register

app_name = "claims"

urlpatterns = [
    path("cifras/", register.show_register, name="register"),
    path("cifras/nueva/", register.enter, name="enter"),
    path("cifras/<int:key>/", register.show_figure, name="figure"),
    path("cifras/<int:key>/rectificar/", register.restate, name="restate"),
    path("cifras/<int:key>/licencia/", register.change_licence, name="license"),
    path("cifras/<int:key>/retirar/", register.withdraw, name="withdraw"),
]
