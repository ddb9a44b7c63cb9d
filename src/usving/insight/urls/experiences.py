"""Names of the pages of experiences."""

from django.urls import URLPattern, path

from usving.insight.views import became, choices, experiences, removed, told_with

urlpatterns: list[URLPattern] = [
    path("prosess/<uuid:process>/erfaringer/", experiences.experiences, name="experiences"),
    path("prosess/<uuid:process>/erfaringer/ny/", experiences.experience_new, name="experience_new"),
    path("erfaringer/delt-med-meg/", told_with.told_to_me, name="told_to_me"),
    path("erfaring/<uuid:pk>/", experiences.experience, name="experience"),
    path("erfaring/<uuid:pk>/endring/", experiences.change, name="experience_change"),
    path("erfaring/<uuid:pk>/publikum/", choices.audience, name="experience_audience"),
    path("erfaring/<uuid:pk>/valg/", choices.choices, name="experience_choices"),
    path("erfaring/<uuid:pk>/valg/<slug:choice>/", choices.let, name="experience_let"),
    path("erfaring/<uuid:pk>/valg/<slug:choice>/tilbaketrekking/", choices.unlet, name="experience_unlet"),
    path("erfaring/<uuid:pk>/tilbaketrekking/", choices.taken_back, name="experience_taken_back"),
    path("erfaring/<uuid:pk>/sletting/", removed.delete, name="experience_delete"),
    path("erfaring/<uuid:pk>/angring/", removed.put_back, name="experience_put_back"),
    path("erfaring/<uuid:pk>/glemsel/", removed.forgotten, name="experience_forgotten"),
    path("erfaring/<uuid:pk>/bilde/", told_with.photo, name="experience_photo"),
    path("erfaring/<uuid:pk>/bilde/lite/", told_with.photo_small, name="experience_photo_small"),
    path("erfaring/<uuid:pk>/lyd/", told_with.sound, name="experience_sound"),
    path("erfaring/<uuid:pk>/utskrift/", told_with.write_out, name="experience_written_out"),
    path("erfaring/<uuid:pk>/hva-ble-det-til/", became.became, name="became"),
]
