"""Names of the pages."""

urlpatterns: list[object] = []
