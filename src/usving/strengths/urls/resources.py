"""Names of the pages of what people can, have and know."""

from django.urls import URLPattern, path

from usving.strengths.views import growing, resources

HERE = "ressurser/"
WAY = f"{HERE}<uuid:pk>/vei/"
urlpatterns: list[URLPattern] = [
    path(HERE, resources.resources, name="resources"),
    path(f"{HERE}kart/", resources.resources_map, name="resources_map"),
    path(f"{HERE}ny/", resources.resource_new, name="resource_new"),
    path(f"{HERE}<uuid:pk>/", resources.resource, name="resource"),
    path(f"{HERE}<uuid:pk>/sletting/", resources.resource_removal, name="resource_removal"),
    path(WAY, growing.certificate_path, name="certificate_path"),
    path(f"{WAY}valg/", growing.path_choice, name="path_choice"),
    path(f"{WAY}skritt/", growing.path_step_new, name="path_step_new"),
    path(f"{WAY}skritt/<uuid:step>/", growing.path_step_done, name="path_step_done"),
    path(f"{WAY}skritt/<uuid:step>/sletting/", growing.path_step_removal, name="path_step_removal"),
    path(f"{HERE}<uuid:pk>/gode-ord/", growing.vouching_new, name="vouching_new"),
    path("gode-ord/", growing.vouchings, name="vouchings"),
    path("gode-ord/<uuid:pk>/", growing.vouching, name="vouching"),
    path("gode-ord/<uuid:pk>/tilbaketrekking/", growing.vouching_taken_back, name="vouching_taken_back"),
]
