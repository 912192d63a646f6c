"""Addresses of documents."""

from django.urls import path

from documents.views import (
    acts,
    consultation_steps,
    consultations,
    home,
    marks,
    notice,
    opinions,
    papers,
    preparation,
    reader,
    register,
)

_round = "consultations/<uuid:consultation_id>/"

app_name = "documents"
urlpatterns = [
    path("", home.home, name="home"),
    path("meetings/<uuid:meeting_id>/", preparation.meeting_page, name="meeting"),
    path("meetings/<uuid:meeting_id>/invitation/file.pdf", acts.invitation_file, name="invitation-file"),
    path("meetings/<uuid:meeting_id>/notice/", notice.notice, name="notice"),
    path("meetings/<uuid:meeting_id>/minutes/", notice.minutes, name="minutes"),
    path("acts/<uuid:act_id>/", acts.act_page, name="act"),
    path("acts/<uuid:act_id>/file.pdf", acts.act_file, name="act-file"),
    path("acts/<uuid:act_id>/pages/<int:page>.webp", acts.act_sheet, name="act-sheet"),
    path("acts/<uuid:act_id>/check/", notice.check, name="check"),
    path("acts/<uuid:act_id>/return/", notice.return_, name="return"),
    path("acts/<uuid:act_id>/signatory/", notice.signatory, name="signatory"),
    path("acts/<uuid:act_id>/issue/", notice.issue, name="issue"),
    path("acts/<uuid:act_id>/acknowledgement/", acts.acknowledgement, name="acknowledgement"),
    path("notices/", acts.notices, name="notices"),
    path("register/", register.register_page, name="register"),
    path("register/<uuid:series_id>/reservations/", register.reservation, name="reservation"),
    path("meetings/<uuid:meeting_id>/papers/new/", papers.paper_add, name="paper-add"),
    path("papers/<uuid:paper_id>/", reader.paper, name="paper"),
    path("papers/<uuid:paper_id>/edit/", papers.paper_edit, name="paper-edit"),
    path("papers/<uuid:paper_id>/withdrawal/", papers.paper_withdrawal, name="paper-withdrawal"),
    path("papers/<uuid:paper_id>/versions/", papers.paper_versions, name="paper-versions"),
    path("papers/<uuid:paper_id>/versions/<int:number>/", reader.paper, name="paper-version"),
    path("papers/<uuid:paper_id>/versions/<int:number>/file.pdf", papers.paper_file, name="paper-file"),
    path("papers/<uuid:paper_id>/versions/<int:number>/pages/<int:page>.webp", reader.page_image, name="page-image"),
    path("papers/<uuid:paper_id>/versions/<int:number>/pages/<int:page>.json", reader.page_lines, name="page-lines"),
    path("papers/<uuid:paper_id>/versions/<int:number>/reading/", reader.paper_reading, name="paper-reading"),
    path("papers/<uuid:paper_id>/versions/<int:number>/marks/", marks.paper_marks, name="paper-marks"),
    path("papers/<uuid:paper_id>/versions/<int:number>/marks/file.pdf", marks.paper_copy, name="paper-copy"),
    path("papers/<uuid:paper_id>/consultations/new/", consultations.consultation_new, name="consultation-new"),
    path("consultations/", consultations.consultations, name="consultations"),
    path(_round, consultations.consultation, name="consultation"),
    path(f"{_round}opinion/", opinions.opinion, name="opinion"),
    path(f"{_round}closing/", consultation_steps.consultation_closing, name="consultation-closing"),
    path(f"{_round}cancellation/", consultation_steps.consultation_cancellation, name="consultation-cancellation"),
    path(f"{_round}settlement/", consultation_steps.consultation_settlement, name="consultation-settlement"),
    path(f"{_round}referral/", consultation_steps.consultation_referral, name="consultation-referral"),
    path(f"{_round}changes/", consultation_steps.consultation_changes, name="consultation-changes"),
    path(f"{_round}summary.pdf", consultation_steps.consultation_summary, name="consultation-summary"),
    path("comments/<uuid:comment_id>/reply/", consultation_steps.comment_reply, name="comment-reply"),
]
