from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "realtime"

    def ready(self) -> None:
        from documents import papers
        from documents.marks.saving import changed
        from documents.presenting.places import moved
        from meetings.journal import recorded
        from realtime import boards, hub  # noqa: F401  (registers the regions)
        from voting.ballots import cast

        recorded.connect(hub.recorded, dispatch_uid="realtime.hub")
        cast.connect(hub.answered, dispatch_uid="realtime.hub")
        changed.connect(hub.marked, dispatch_uid="realtime.hub")
        moved.connect(hub.moved, dispatch_uid="realtime.hub")
        papers.replaced_hooks.append(hub.replaced)
