"""Names of the pages of the room: the phones, the console, the wall, and the photos."""

from django.urls import URLPattern, path

from usving.process.views import console, room, wall

HERE = "samling/<uuid:pk>/rom/"
urlpatterns: list[URLPattern] = [
    path(HERE, room.room, name="room"),
    path(f"{HERE}bidrag/", room.room_say, name="room_say"),
    path(f"{HERE}vegg/", wall.wall, name="room_wall"),
    path(f"{HERE}vegg/<uuid:post>/fjerning/", wall.wall_post_down, name="wall_post_down"),
    path(f"{HERE}styring/", console.room_console, name="room_console"),
    path(f"{HERE}styring/apning/", console.room_opening, name="room_opening"),
    path(f"{HERE}styring/punkt/<slug:move>/", console.room_step, name="room_step"),
    path(f"{HERE}styring/slutt/", console.room_end, name="room_end"),
    path(f"{HERE}styring/tastatur/", console.room_keyboard, name="room_keyboard"),
    path(f"{HERE}styring/ord/", console.room_typed, name="room_typed"),
    path(f"{HERE}styring/oppmote/<uuid:seat>/", console.room_came, name="room_came"),
    path(f"{HERE}styring/hort/<uuid:seat>/", console.room_heard, name="room_heard"),
    path(f"{HERE}styring/parkering/", console.room_parking, name="room_parking"),
    path(f"{HERE}styring/parkering/<uuid:parked>/svar/", console.room_parked_answered, name="room_parked_answered"),
    path(f"{HERE}styring/parkering/<uuid:parked>/fjerning/", console.room_parked_away, name="room_parked_away"),
    path(f"{HERE}styring/notater/", console.room_notes, name="room_notes"),
    path("bidrag/<uuid:pk>/bilde/", room.photo, name="contribution_photo"),
    path("bidrag/<uuid:pk>/bilde/lite/", room.photo_small, name="contribution_photo_small"),
]
