"""Names of the pages."""

from usving.economy.urls import alternatives, calculators, household

urlpatterns = [*alternatives.urlpatterns, *household.urlpatterns, *calculators.urlpatterns]
