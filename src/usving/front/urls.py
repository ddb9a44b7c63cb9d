"""Names of the pages across areas."""

urlpatterns: list[object] = []
