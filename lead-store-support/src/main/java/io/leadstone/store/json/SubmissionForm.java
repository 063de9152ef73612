package io.leadstone.store.json;

import io.leadstone.domain.Coded;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.submission.OptIn;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.submission.WidgetSession;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads and writes the JSON members of submissions. */
final class SubmissionForm {

    private SubmissionForm() {}

    static void write(FormMembers members, Submission submission) throws IOException {
        members.text("id", submission.id());
        members.text("company_id", submission.companyId());
        members.text("lead_id", submission.leadId());
        members.object("details", submission.details(), LeadForm::write);
        members.object("consents", submission.consents(), SubmissionForm::writeTexts);
        members.object("evidence", submission.evidence(), SubmissionForm::write);
        members.object("session", submission.session(), SubmissionForm::write);
        members.text("state", submission.state().code());
        members.text("received_at", submission.receivedAt());
        members.text("applied_at", submission.appliedAt());
        members.texts(
                "applied_fields",
                submission.appliedFields().stream()
                        .sorted()
                        .map(SubmissionField::code)
                        .toList());
        members.text("erased_at", submission.erasedAt());
        members.optionalObject("opt_in", submission.optIn(), SubmissionForm::write);
    }

    static Submission submission(FormFields fields) {
        return new Submission(
                new LeadId(fields.uuid("id")),
                LeadForm.company(fields),
                fields.optionalText("lead_id", id -> new LeadId(UUID.fromString(id))),
                fields.object("details", LeadForm::details),
                fields.object("consents", SubmissionForm::texts),
                fields.object("evidence", SubmissionForm::evidence),
                fields.object("session", SubmissionForm::session),
                fields.code("state", SubmissionState.class),
                fields.instant("received_at"),
                fields.optionalInstant("applied_at"),
                fields.texts("applied_fields").stream()
                        .map(code -> Coded.parse(SubmissionField.class, code))
                        .collect(Collectors.toUnmodifiableSet()),
                fields.optionalInstant("erased_at"),
                fields.optionalObject("opt_in", SubmissionForm::optIn));
    }

    private static void writeTexts(FormMembers members, Map<ConsentPurpose, String> texts) throws IOException {
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            members.text(purpose.code(), Optional.ofNullable(texts.get(purpose)));
        }
    }

    private static Map<ConsentPurpose, String> texts(FormFields fields) {
        Map<ConsentPurpose, String> texts = new EnumMap<>(ConsentPurpose.class);
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            fields.optionalText(purpose.code()).ifPresent(text -> texts.put(purpose, text));
        }
        return texts;
    }

    private static void write(FormMembers members, OptIn optIn) throws IOException {
        members.object("consents", optIn.consents(), SubmissionForm::writeTexts);
        members.text("token_hash", optIn.tokenHash());
        members.text("expires_at", optIn.expiresAt());
        members.text("confirmed_at", optIn.confirmedAt());
    }

    private static OptIn optIn(FormFields fields) {
        return new OptIn(
                fields.object("consents", SubmissionForm::texts),
                fields.text("token_hash"),
                fields.instant("expires_at"),
                fields.optionalInstant("confirmed_at"));
    }

    private static void write(FormMembers members, SubmissionEvidence evidence) throws IOException {
        members.text("origin", evidence.origin());
        members.text("address", evidence.address());
        members.text("form", evidence.form());
        if (!evidence.consentTexts().isEmpty()) {
            members.object("consent_texts", evidence.consentTexts(), SubmissionForm::writeTexts);
        }
    }

    private static SubmissionEvidence evidence(FormFields fields) {
        return new SubmissionEvidence(
                fields.optionalText("origin"),
                fields.optionalText("address"),
                fields.optionalText("form"),
                fields.optionalObject("consent_texts", SubmissionForm::texts).orElse(Map.of()));
    }

    private static void write(FormMembers members, WidgetSession session) throws IOException {
        members.text("id", session.id());
        members.text("refresh_hash", session.refreshHash());
        members.text("expires_at", session.expiresAt());
    }

    private static WidgetSession session(FormFields fields) {
        return new WidgetSession(fields.text("id"), fields.optionalText("refresh_hash"), fields.instant("expires_at"));
    }
}
