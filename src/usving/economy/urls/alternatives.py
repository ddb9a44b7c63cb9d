"""Names of the pages of weighing other ways to use what there is."""

from django.urls import URLPattern, path

from usving.economy.views import alternatives, idea_pool, plans

HERE = "okonomi/alternativer/"
ONE = f"{HERE}<uuid:pk>/"
urlpatterns: list[URLPattern] = [
    path(HERE, alternatives.alternatives, name="alternatives"),
    path(f"{HERE}begynn/", alternatives.alternatives_begun, name="alternatives_begun"),
    path(f"{HERE}omrade/<uuid:pk>/borte/", alternatives.area_removed, name="area_removed"),
    path(f"{HERE}bruk/<uuid:pk>/", alternatives.use, name="possible_use"),
    path(f"{HERE}bruk/<uuid:pk>/borte/", alternatives.use_removed, name="possible_use_removed"),
    path(f"{HERE}bruk/<uuid:pk>/gi/", idea_pool.use_given, name="possible_use_given"),
    path(f"{HERE}plan/<uuid:pk>/", plans.saved_plan, name="saved_plan"),
    path(f"{HERE}plan/<uuid:pk>/prove/", plans.plan_tried, name="plan_tried"),
    path(f"{HERE}plan/<uuid:pk>/opplevelse/", plans.plan_felt, name="plan_felt"),
    path(f"{HERE}plan/<uuid:pk>/borte/", plans.plan_removed, name="plan_removed"),
    path(ONE, alternatives.weighing, name="weighing"),
    path(f"{ONE}omrader/", alternatives.weighing_areas, name="weighing_areas"),
    path(f"{ONE}vekt/", alternatives.weighing_weights, name="weighing_weights"),
    path(f"{ONE}ramme/", alternatives.weighing_limits, name="weighing_limits"),
    path(f"{ONE}ramme/maned/", alternatives.weighing_left, name="weighing_left"),
    path(f"{ONE}bruk/ny/", alternatives.use_new, name="possible_use_new"),
    path(f"{ONE}ideer/", idea_pool.use_ideas, name="spending_ideas"),
    path(f"{ONE}ideer/ny/", idea_pool.spending_idea_taken, name="spending_idea_taken"),
    path(f"{ONE}ideer/<uuid:idea>/tilbake/", idea_pool.idea_taken_back, name="spending_idea_taken_back"),
    path(f"{ONE}svar/", plans.weighing_answer, name="weighing_answer"),
    path(f"{ONE}to-omrader/", plans.weighing_front, name="weighing_front"),
    path(f"{ONE}opplevelse/", alternatives.felt_taken, name="felt_taken"),
    path(f"{ONE}plan/", plans.plan_new, name="plan_new"),
    path(f"{ONE}sammenlign/", plans.plans_compared, name="plans_compared"),
]
