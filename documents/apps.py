from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_out
        from django.db.models.signals import post_migrate, pre_migrate

        from agenda import cited, discussion
        from documents import checks, delivery, freezing, papers, quoting, signatories  # noqa: F401  (registers its questions)
        from documents.circulation import lateness, reminding, returning, sending
        from documents.composition import inserts as inserts  # registers its offers
        from documents.consultations import opening
        from documents.offline import leases
        from documents.presenting import course
        from meetings import chancery, invitations, planning, session

        pre_migrate.connect(freezing.lift, sender=self)
        post_migrate.connect(freezing.install, sender=self)
        chancery.leaders.append(signatories.leaders)
        session.convened_hooks.append(sending.circulate_papers)
        session.convened_hooks.append(reminding.plan)
        session.closed_hooks.append(returning.return_papers)
        planning.moved_hooks.append(lateness.judge_anew)
        planning.moved_hooks.append(reminding.plan)
        papers.replaced_hooks.append(opening.cancel_for_new_version)
        papers.withdrawn_hooks.append(opening.cancel_for_withdrawal)
        papers.withdrawn_hooks.append(course.end_with_paper)
        invitations.answered_hooks.append(delivery.answered)
        cited.quoters.append(quoting.cited)
        user_logged_out.connect(leases.end_with_session, dispatch_uid="offline device")
        discussion.left_hooks.append(course.end_with_item)
