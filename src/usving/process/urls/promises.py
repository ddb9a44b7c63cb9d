"""Names of the pages of promises."""

from django.urls import URLPattern, path

from usving.process.views import promises

HERE = "samling/<uuid:pk>/lofte/"
urlpatterns: list[URLPattern] = [
    path(HERE, promises.promise, name="promise"),
    path(f"{HERE}mitt/", promises.promise_given, name="promise_given"),
    path(f"{HERE}papir/", promises.promise_on_paper, name="promise_on_paper"),
    path(f"{HERE}ark/", promises.promise_sheet, name="promise_sheet"),
    path(f"{HERE}<uuid:promise>/slutt/", promises.promise_taken_back, name="promise_taken_back"),
]
