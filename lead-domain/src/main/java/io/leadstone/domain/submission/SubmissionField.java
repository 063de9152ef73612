package io.leadstone.domain.submission;

import io.leadstone.domain.Coded;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadDetails;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A field that a submission can have and that can be taken over into its lead. The codes are the HTTP field names. */
public enum SubmissionField implements Coded {
    FIRST_NAME(details -> details.firstName().isPresent()),
    LAST_NAME(details -> details.lastName().isPresent()),
    EMAIL(details -> details.email().isPresent()),
    PHONE(details -> details.phone().isPresent()),
    COMPANY(details -> details.company().isPresent()),
    SOURCE(details -> details.source().isPresent()),
    NOTES(details -> details.notes().isPresent()),
    TAGS(details -> !details.tags().isEmpty()),
    METADATA(details -> !details.metadata().isEmpty()),
    CONSENT_DATA_PROCESSING(ConsentPurpose.DATA_PROCESSING),
    CONSENT_MARKETING(ConsentPurpose.MARKETING);

    private final Predicate<LeadDetails> isSent;
    private final Optional<ConsentPurpose> purpose;

    SubmissionField(Predicate<LeadDetails> isSent) {
        this.isSent = isSent;
        this.purpose = Optional.empty();
    }

    SubmissionField(ConsentPurpose purpose) {
        this.isSent = details -> false;
        this.purpose = Optional.of(purpose);
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the purpose of the consent; empty for every other field. */
    Optional<ConsentPurpose> purpose() {
        return purpose;
    }

    /** Returns the fields that have a value. */
    static Set<SubmissionField> sentBy(LeadDetails details, Set<ConsentPurpose> consents) {
        EnumSet<SubmissionField> sent = EnumSet.noneOf(SubmissionField.class);
        Arrays.stream(values())
                .filter(field -> field.isSent.test(details)
                        || field.purpose.filter(consents::contains).isPresent())
                .forEach(sent::add);
        return sent;
    }

    /** Returns {@code current} with these fields of {@code sent}. */
    static LeadDetails taken(LeadDetails current, LeadDetails sent, Set<SubmissionField> fields) {
        return new LeadDetails(
                current.agent(),
                current.owner(),
                from(fields, FIRST_NAME, current, sent).firstName(),
                from(fields, LAST_NAME, current, sent).lastName(),
                from(fields, EMAIL, current, sent).email(),
                from(fields, PHONE, current, sent).phone(),
                from(fields, COMPANY, current, sent).company(),
                from(fields, SOURCE, current, sent).source(),
                from(fields, NOTES, current, sent).notes(),
                from(fields, TAGS, current, sent).tags(),
                from(fields, METADATA, current, sent).metadata());
    }

    private static LeadDetails from(
            Set<SubmissionField> fields, SubmissionField field, LeadDetails current, LeadDetails sent) {
        return fields.contains(field) ? sent : current;
    }
}
