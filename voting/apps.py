from django.apps import AppConfig


class VotingConfig(AppConfig):
    name = "voting"

    def ready(self) -> None:
        from voting import checks as checks  # registers its questions
        from voting import sentences as sentences  # registers its sentences
        from voting import stakes as stakes  # registers what becomes of answers
        from voting import traces as traces  # registers its traces
