from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "agenda"

    def ready(self) -> None:
        from agenda import checks as checks  # registers its questions
        from agenda import draft_checks as draft_checks  # registers its questions
        from agenda.clocks import start_clock, stop_clock
        from agenda.discussion import finish_with_meeting
        from meetings.session import closed_hooks, recessed_hooks, resumed_hooks

        recessed_hooks.append(stop_clock)
        resumed_hooks.append(start_clock)
        closed_hooks.append(finish_with_meeting)
