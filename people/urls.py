"""Addresses of people."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", views.SignOut.as_view(), name="sign-out"),
    path("profile/", views.profile, name="profile"),
    path("password/", views.Password.as_view(), name="password"),
    path("language/", views.language, name="language"),
    path("help/", views.guides, name="help"),
    path("help/<slug:role>/", views.guide, name="guide"),
]
