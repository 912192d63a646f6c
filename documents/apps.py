from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"

    def ready(self) -> None:
        from agenda import discussion
        from documents import checks, lateness, papers  # noqa: F401  (registers its questions)
        from documents.consultations import opening
        from documents.presenting import course
        from meetings import planning, session

        session.convened_hooks.append(papers.circulate_papers)
        planning.moved_hooks.append(lateness.judge_anew)
        papers.replaced_hooks.append(opening.cancel_for_new_version)
        papers.withdrawn_hooks.append(opening.cancel_for_withdrawal)
        papers.withdrawn_hooks.append(course.end_with_paper)
        discussion.left_hooks.append(course.end_with_item)
