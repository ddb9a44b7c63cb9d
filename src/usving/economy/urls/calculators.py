"""Names of the calculators."""

from django.urls import URLPattern, path

from usving.economy.views import calculators

urlpatterns: list[URLPattern] = [
    path("regn-ut/", calculators.calculators, name="calculators"),
    path("regn-ut/bostotte/", calculators.calculator_bostotte, name="calculator_bostotte"),
    path("regn-ut/startlan/", calculators.calculator_startlan, name="calculator_startlan"),
    path("regn-ut/referansebudsjett/", calculators.calculator_sifo, name="calculator_sifo"),
    path("regn-ut/sosialhjelp/", calculators.calculator_social, name="calculator_social"),
    path("regn-ut/utregning/", calculators.run_new, name="run_new"),
    path("regn-ut/utregning/<uuid:pk>/", calculators.run, name="run"),
    path("regn-ut/utregning/<uuid:pk>/bort/", calculators.run_removal, name="run_removal"),
]
