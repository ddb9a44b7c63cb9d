"""Names of the open page and of the pages where it is made."""

from django.urls import URLPattern, path

from usving.insight.views import open_pages, open_stories

urlpatterns: list[URLPattern] = [
    path("apen/", open_pages.open_pages, name="open_pages"),
    path("apen/<slug:slug>/", open_pages.open_page, name="open_page"),
    path("prosess/<uuid:process>/apen-side/", open_pages.open_page_edit, name="open_page_edit"),
    path("prosess/<uuid:process>/apen-side/ny-del/", open_pages.part_new, name="open_part_new"),
    path("prosess/<uuid:process>/apen-side/enighet/", open_pages.agreed, name="open_page_agreed"),
    path("prosess/<uuid:process>/apen-side/apning/", open_pages.opened, name="open_page_opened"),
    path("prosess/<uuid:process>/apen-side/lukking/", open_pages.closed, name="open_page_closed"),
    path("apen-del/<uuid:pk>/", open_pages.part, name="open_part"),
    path("apen-del/<uuid:pk>/plass/", open_pages.part_put_on, name="open_part_put_on"),
    path("apen-del/<uuid:pk>/fjerning/", open_pages.part_taken_off, name="open_part_taken_off"),
    path("apen-del/<uuid:pk>/flytting/", open_pages.part_moved, name="open_part_moved"),
    path("erfaring/<uuid:pk>/apen-side/", open_stories.open_story, name="open_story"),
    path("erfaring/<uuid:pk>/apen-side/ja/", open_stories.agreed, name="open_story_agreed"),
    path("erfaring/<uuid:pk>/apen-side/nedtaking/", open_stories.taken_down, name="open_story_taken_down"),
]
