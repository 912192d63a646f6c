from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"

    def ready(self) -> None:
        from documents import checks, lateness, papers  # noqa: F401  (registers its questions)
        from documents.consultations import opening
        from meetings import planning, session

        session.convened_hooks.append(papers.circulate_papers)
        planning.moved_hooks.append(lateness.judge_anew)
        papers.replaced_hooks.append(opening.cancel_for_new_version)
        papers.withdrawn_hooks.append(opening.cancel_for_withdrawal)
