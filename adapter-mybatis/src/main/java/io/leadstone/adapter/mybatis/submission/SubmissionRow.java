package io.leadstone.adapter.mybatis.submission;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.submission.OptIn;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.submission.WidgetSession;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of the table of submissions. */
public record SubmissionRow(
        String companyId,
        UUID id,
        @Nullable UUID leadId,
        @Nullable String agentId,
        String state,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String emailKeyRule,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String company,
        @Nullable String source,
        @Nullable String notes,
        String tags,
        String metadata,
        @Nullable String consentDataProcessing,
        @Nullable String consentMarketing,
        @Nullable String origin,
        @Nullable String address,
        String sessionId,
        @Nullable String refreshHash,
        Instant sessionExpiresAt,
        Instant receivedAt,
        @Nullable Instant appliedAt,
        String appliedFields,
        @Nullable Instant erasedAt,
        @Nullable String optInDataProcessing,
        @Nullable String optInMarketing,
        @Nullable String optInHash,
        @Nullable Instant optInExpiresAt,
        @Nullable Instant optInConfirmedAt,
        @Nullable String form,
        @Nullable String textDataProcessing,
        @Nullable String textMarketing) {

    static SubmissionRow of(Submission submission) {
        LeadDetails details = submission.details();
        return new SubmissionRow(
                submission.companyId().value(),
                submission.id().value(),
                submission.leadId().map(LeadId::value).orElse(null),
                details.agent().map(AgentId::value).orElse(null),
                submission.state().code(),
                details.firstName().orElse(null),
                details.lastName().orElse(null),
                details.email().map(EmailAddress::value).orElse(null),
                details.email().map(EmailAddress::key).orElse(null),
                details.email().map(EmailAddress::rule).orElse(null),
                details.phone().map(PhoneNumber::typed).orElse(null),
                details.phone().flatMap(PhoneNumber::e164).orElse(null),
                details.company().orElse(null),
                details.source().orElse(null),
                details.notes().orElse(null),
                LineList.write(details.tags()),
                details.metadata().json(),
                submission.consents().get(ConsentPurpose.DATA_PROCESSING),
                submission.consents().get(ConsentPurpose.MARKETING),
                submission.evidence().origin().orElse(null),
                submission.evidence().address().orElse(null),
                submission.session().id(),
                submission.session().refreshHash().orElse(null),
                submission.session().expiresAt(),
                submission.receivedAt(),
                submission.appliedAt().orElse(null),
                lines(submission.appliedFields()),
                submission.erasedAt().orElse(null),
                optIn(submission, ConsentPurpose.DATA_PROCESSING),
                optIn(submission, ConsentPurpose.MARKETING),
                submission.optIn().map(OptIn::tokenHash).orElse(null),
                submission.optIn().map(OptIn::expiresAt).orElse(null),
                submission.optIn().flatMap(OptIn::confirmedAt).orElse(null),
                submission.evidence().form().orElse(null),
                submission.evidence().consentTexts().get(ConsentPurpose.DATA_PROCESSING),
                submission.evidence().consentTexts().get(ConsentPurpose.MARKETING));
    }

    private static @Nullable String optIn(Submission submission, ConsentPurpose purpose) {
        return submission
                .optIn()
                .flatMap(waiting -> Optional.ofNullable(waiting.consents().get(purpose)))
                .orElse(null);
    }

    Submission submission() {
        return new Submission(
                new LeadId(id),
                new CompanyId(companyId),
                Optional.ofNullable(leadId).map(LeadId::new),
                details(),
                byPurpose(consentDataProcessing, consentMarketing),
                new SubmissionEvidence(
                        Optional.ofNullable(origin),
                        Optional.ofNullable(address),
                        Optional.ofNullable(form),
                        byPurpose(textDataProcessing, textMarketing)),
                new WidgetSession(sessionId, Optional.ofNullable(refreshHash), sessionExpiresAt),
                Coded.parse(SubmissionState.class, state),
                receivedAt,
                Optional.ofNullable(appliedAt),
                LineList.read(appliedFields).stream()
                        .map(code -> Coded.parse(SubmissionField.class, code))
                        .collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(erasedAt),
                optIn());
    }

    private Optional<OptIn> optIn() {
        return optInHash == null || optInExpiresAt == null
                ? Optional.empty()
                : Optional.of(new OptIn(
                        byPurpose(optInDataProcessing, optInMarketing),
                        optInHash,
                        optInExpiresAt,
                        Optional.ofNullable(optInConfirmedAt)));
    }

    /** Returns the codes of the fields, one per line. */
    static String lines(Set<SubmissionField> fields) {
        return LineList.write(
                fields.stream().sorted().map(SubmissionField::code).toList());
    }

    private LeadDetails details() {
        return new LeadDetails(
                Optional.ofNullable(agentId).map(AgentId::new),
                Optional.empty(),
                Optional.ofNullable(firstName),
                Optional.ofNullable(lastName),
                Optional.ofNullable(email)
                        .map(typed -> EmailAddress.stored(
                                typed, Optional.ofNullable(emailKey), Optional.ofNullable(emailKeyRule))),
                Optional.ofNullable(phone).map(typed -> new PhoneNumber(typed, Optional.ofNullable(phoneE164))),
                Optional.ofNullable(company),
                Optional.ofNullable(source),
                Optional.ofNullable(notes),
                LineList.read(tags),
                new Metadata(metadata));
    }

    private static Map<ConsentPurpose, String> byPurpose(@Nullable String dataProcessing, @Nullable String marketing) {
        Map<ConsentPurpose, String> texts = new EnumMap<>(ConsentPurpose.class);
        if (dataProcessing != null) {
            texts.put(ConsentPurpose.DATA_PROCESSING, dataProcessing);
        }
        if (marketing != null) {
            texts.put(ConsentPurpose.MARKETING, marketing);
        }
        return texts;
    }

    @Override
    public String toString() {
        return "SubmissionRow[id=" + id + "]";
    }
}
