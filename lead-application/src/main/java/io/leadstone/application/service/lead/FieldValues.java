package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Converts checked {@link LeadFields} into values of the domain. */
public record FieldValues(PhoneNumbers phoneNumbers, EmailKeys emailKeys) {

    static final Violation EMAIL_DOMAIN = new Violation("email", "must have a domain that can be converted to ASCII");

    /** Returns the details of a new lead. */
    LeadDetails details(CompanyId companyId, LeadFields fields) {
        return details(companyId, LeadDetails.EMPTY, fields, Optional.empty());
    }

    /** Returns {@code now} with the fields that are set or cleared. */
    LeadDetails details(CompanyId companyId, LeadDetails now, LeadFields fields, Optional<MetadataPatch> patch) {
        return new LeadDetails(
                fields.agentId().map(AgentId::new).applyTo(now.agent()),
                fields.ownerId().map(OwnerId::new).applyTo(now.owner()),
                fields.firstName().applyTo(now.firstName()),
                fields.lastName().applyTo(now.lastName()),
                fields.email().map(typed -> email(typed, now.email())).applyTo(now.email()),
                fields.phone().map(typed -> phone(companyId, typed)).applyTo(now.phone()),
                fields.company().applyTo(now.company()),
                fields.source().applyTo(now.source()),
                fields.notes().applyTo(now.notes()),
                fields.tags().applyTo(Optional.of(now.tags())).orElse(List.of()),
                patch.map(change -> patched(now.metadata(), change))
                        .orElseGet(() -> metadata(now.metadata(), fields.metadata())));
    }

    /**
     * Returns the status of a new lead.
     *
     * @throws InvalidCommandException if there is a lost reason and the status is not {@code lost}
     */
    static LeadStatus status(LeadFields fields) {
        requireNew(fields);
        return fields.statusOfNew();
    }

    /**
     * Requires fields that a new lead can have.
     *
     * @throws InvalidCommandException if there is a lost reason and the status is not {@code lost}
     */
    static void requireNew(LeadFields fields) {
        if (!fields.canBeNew()) {
            throw reasonWithoutLoss();
        }
    }

    static InvalidCommandException reasonWithoutLoss() {
        return new InvalidCommandException(List.of(LeadFields.REASON_WITHOUT_LOSS));
    }

    /** Returns the consents that the fields grant. A purpose that is not granted gets no ledger entry. */
    static List<ConsentDecision> grants(LeadFields fields, String source) {
        return Arrays.stream(ConsentPurpose.values())
                .filter(purpose -> fields.consent(purpose).value().orElse(false))
                .map(purpose -> new ConsentDecision(purpose, true, source, Optional.empty()))
                .toList();
    }

    /**
     * Returns the address with its key.
     *
     * @throws InvalidCommandException if the domain cannot be converted
     */
    EmailAddress email(String typed) {
        return emailKeys
                .keyOf(typed)
                .map(key -> new EmailAddress(typed, key, emailKeys.rule()))
                .orElseThrow(() -> new InvalidCommandException(List.of(EMAIL_DOMAIN)));
    }

    /** An address that is sent back unchanged keeps its key, which an earlier version may have made. */
    private EmailAddress email(String typed, Optional<EmailAddress> now) {
        return now.filter(email -> email.value().equals(typed)).orElseGet(() -> email(typed));
    }

    private PhoneNumber phone(CompanyId companyId, String typed) {
        return new PhoneNumber(typed, phoneNumbers.toE164(companyId, typed));
    }

    private static Metadata metadata(Metadata now, FieldUpdate<String> sent) {
        return sent.map(Metadata::new).applyTo(Optional.of(now)).orElse(Metadata.EMPTY);
    }

    private static Metadata patched(Metadata now, MetadataPatch patch) {
        String next = patch.applyTo(now.json());
        Metadata.violation(next).ifPresent(rule -> {
            throw new InvalidCommandException("metadata", rule);
        });
        return new Metadata(next);
    }
}
