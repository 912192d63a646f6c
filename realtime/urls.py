"""Addresses of the live pages and their news."""

from django.urls import URLPattern, path

from realtime.views import live, pages, screens

app_name = "realtime"
urlpatterns: list[URLPattern] = [
    path("meetings/<uuid:meeting_id>/room/", pages.room, name="room"),
    path("meetings/<uuid:meeting_id>/desk/", pages.desk, name="desk"),
    path("meetings/<uuid:meeting_id>/wrap-up/", pages.wrap_up, name="wrap-up"),
    path("meetings/<uuid:meeting_id>/seats/", pages.seats, name="seats"),
    path("meetings/<uuid:meeting_id>/screen/", pages.screen, name="screen"),
    path("meetings/<uuid:meeting_id>/screen/<int:number>/", pages.numbered_screen, name="numbered-screen"),
    path("meetings/<uuid:meeting_id>/screens/", screens.added, name="screens"),
    path("meetings/<uuid:meeting_id>/screens/<int:number>/", screens.content, name="screen-content"),
    path("meetings/<uuid:meeting_id>/screens/<int:number>/removal/", screens.removal, name="screen-removal"),
    path("meetings/<uuid:meeting_id>/live/", live.live, name="live"),
    path("meetings/<uuid:meeting_id>/live/regions/", live.several, name="regions"),
    path("meetings/<uuid:meeting_id>/live/regions/<slug:name>/", live.region, name="region"),
]
