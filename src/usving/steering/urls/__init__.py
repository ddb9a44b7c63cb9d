"""Names of the pages."""

from usving.steering.urls import board, escalations, group_plans, quality

urlpatterns = [*board.urlpatterns, *escalations.urlpatterns, *group_plans.urlpatterns, *quality.urlpatterns]
