"""Names of the pages of plans for several at once."""

from django.urls import URLPattern, path

from usving.steering.views import group_plans

ONE = "felles-plan/<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:pk>/felles-planer/", group_plans.group_plans, name="group_plans"),
    path("prosess/<uuid:pk>/felles-planer/ny/", group_plans.group_plan_new, name="group_plan_new"),
    path(ONE, group_plans.group_plan, name="group_plan"),
    path(f"{ONE}ord/", group_plans.group_plan_words, name="group_plan_words"),
    path(f"{ONE}ja/", group_plans.group_plan_yes, name="group_plan_yes"),
    path(f"{ONE}utgave/", group_plans.group_plan_next, name="group_plan_next"),
    path(f"{ONE}bortlegging/", group_plans.group_plan_dropped, name="group_plan_dropped"),
    path(f"{ONE}slutt/", group_plans.group_plan_ended, name="group_plan_ended"),
    path(f"{ONE}oppgaver/", group_plans.group_plan_tasks, name="group_plan_tasks"),
]
