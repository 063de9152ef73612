package io.leadstone.domain.submission;

import io.leadstone.domain.Coded;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A field that a submission can have and that can be taken over into its lead. The codes are the HTTP field names. */
public enum SubmissionField implements Coded {
    FIRST_NAME,
    LAST_NAME,
    EMAIL,
    PHONE,
    COMPANY,
    SOURCE,
    NOTES,
    TAGS,
    METADATA,
    CONSENT_DATA_PROCESSING,
    CONSENT_MARKETING;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the purpose of the consent; empty for every other field. */
    public Optional<ConsentPurpose> purpose() {
        return switch (this) {
            case CONSENT_DATA_PROCESSING -> Optional.of(ConsentPurpose.DATA_PROCESSING);
            case CONSENT_MARKETING -> Optional.of(ConsentPurpose.MARKETING);
            default -> Optional.empty();
        };
    }

    /** Returns the fields that have a value. */
    static Set<SubmissionField> sentBy(LeadDetails details, Set<ConsentPurpose> consents) {
        EnumSet<SubmissionField> sent = EnumSet.noneOf(SubmissionField.class);
        Arrays.stream(values())
                .filter(field -> field.isSet(details)
                        || field.purpose().filter(consents::contains).isPresent())
                .forEach(sent::add);
        return sent;
    }

    /** Returns {@code fields} without the consents to these purposes. */
    public static Set<SubmissionField> without(Set<ConsentPurpose> purposes, Set<SubmissionField> fields) {
        EnumSet<SubmissionField> rest = EnumSet.noneOf(SubmissionField.class);
        fields.stream()
                .filter(field -> field.purpose().filter(purposes::contains).isEmpty())
                .forEach(rest::add);
        return rest;
    }

    private boolean isSet(LeadDetails details) {
        return switch (this) {
            case FIRST_NAME -> details.firstName().isPresent();
            case LAST_NAME -> details.lastName().isPresent();
            case EMAIL -> details.email().isPresent();
            case PHONE -> details.phone().isPresent();
            case COMPANY -> details.company().isPresent();
            case SOURCE -> details.source().isPresent();
            case NOTES -> details.notes().isPresent();
            case TAGS -> !details.tags().isEmpty();
            case METADATA -> !details.metadata().isEmpty();
            case CONSENT_DATA_PROCESSING, CONSENT_MARKETING -> false;
        };
    }

    /** Returns {@code current} with these fields of {@code sent}. */
    static LeadDetails taken(LeadDetails current, LeadDetails sent, Set<SubmissionField> fields) {
        return new LeadDetails(
                current.agent(),
                current.owner(),
                from(fields, FIRST_NAME, current, sent).firstName(),
                from(fields, LAST_NAME, current, sent).lastName(),
                email(current, from(fields, EMAIL, current, sent)),
                from(fields, PHONE, current, sent).phone(),
                from(fields, COMPANY, current, sent).company(),
                from(fields, SOURCE, current, sent).source(),
                from(fields, NOTES, current, sent).notes(),
                from(fields, TAGS, current, sent).tags(),
                from(fields, METADATA, current, sent).metadata());
    }

    /** An email that the lead has already keeps its key. Another lead may own the key of the present rule. */
    private static Optional<EmailAddress> email(LeadDetails current, LeadDetails taken) {
        return taken.email().equals(current.email()) ? current.email() : taken.email();
    }

    private static LeadDetails from(
            Set<SubmissionField> fields, SubmissionField field, LeadDetails current, LeadDetails sent) {
        return fields.contains(field) ? sent : current;
    }
}
