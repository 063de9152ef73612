package io.leadstone.application.query;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CaseFolding;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A filter for leads. A lead must match each component that is present. Lists and exports use the same filter.
 *
 * @param statuses the allowed statuses; empty means all
 * @param email the email; it is compared by its key
 * @param phone the phone number; it is compared by its international form, see {@link #resolved}
 * @param company the company that the person works for, {@linkplain PlainText#normalized normalized} and compared
 *     {@linkplain CaseFolding without case}
 * @param source the exact source
 * @param owner the leads of one owner, or the leads without an owner
 * @param tag the lead has all of these tags, at most {@value #MAX_TAGS}. Tags are compared without case.
 * @param consents the required flags; a purpose without a decision counts as not granted
 * @param metadata for each of at most {@value #MAX_METADATA} names, the values of which the metadata has one under this
 *     name
 * @param createdAfter the earliest creation, inclusive
 * @param createdBefore the latest creation, exclusive
 * @param updatedAfter the earliest last update, inclusive
 * @param updatedBefore the latest last update, exclusive
 */
public record LeadFilter(
        Set<LeadStatus> statuses,
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phone,
        Optional<@Text(TextRule.SINGLE_LINE) String> company,
        Optional<@Text(TextRule.SINGLE_LINE) String> source,
        Optional<AgentId> agentId,
        Optional<OwnerFilter> owner,
        @Size(max = MAX_TAGS) Set<@Text(TextRule.SINGLE_LINE) String> tag,
        Map<ConsentPurpose, Boolean> consents,
        @Size(max = MAX_METADATA) Map<String, Set<MetadataValue>> metadata,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        Optional<Instant> updatedAfter,
        Optional<Instant> updatedBefore) {

    /** Maximum number of tags of a filter: 10. Each tag is a condition that a store tests for each candidate. */
    public static final int MAX_TAGS = 10;

    /** Maximum number of names of metadata in a filter: 10, for the same reason. */
    public static final int MAX_METADATA = 10;

    /** The filter that each lead matches. */
    public static final LeadFilter ALL = builder().build();

    public LeadFilter {
        statuses = Set.copyOf(statuses);
        company = company.map(PlainText::normalized);
        tag = Set.copyOf(tag);
        consents = Map.copyOf(consents);
        Map<String, Set<MetadataValue>> values = new LinkedHashMap<>();
        metadata.forEach((name, choice) -> values.put(name, Set.copyOf(choice)));
        metadata = Map.copyOf(values);
    }

    /** Returns a builder of a filter that each lead matches. */
    public static LeadFilterBuilder builder() {
        return new LeadFilterBuilder();
    }

    /**
     * Returns this filter with the email key and the international form of the phone number. The use cases call it
     * before they pass the filter to a store.
     *
     * @param emailKey returns the key of an address; empty if its domain cannot be converted
     * @param toE164 converts a phone number as typed; empty if it is no valid number
     * @throws InvalidCommandException naming {@code email} or {@code phone} if a value cannot be converted
     */
    public LeadFilter resolved(Function<String, Optional<String>> emailKey, Function<String, Optional<String>> toE164) {
        if (email.isEmpty() && phone.isEmpty()) {
            return this;
        }
        List<Violation> violations = new ArrayList<>();
        Optional<EmailAddress> address = email.flatMap(given -> required(
                emailKey.apply(given.value()).map(key -> new EmailAddress(given.value(), key, given.rule())),
                new Violation("email", "must have a domain that can be converted to ASCII"),
                violations));
        Optional<PhoneNumber> number = phone.flatMap(given -> required(
                given.e164()
                        .or(() -> toE164.apply(given.typed()))
                        .map(e164 -> new PhoneNumber(given.typed(), Optional.of(e164))),
                new Violation("phone", "must be a phone number with a known country code"),
                violations));
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
        return new LeadFilter(
                statuses,
                address,
                number,
                company,
                source,
                agentId,
                owner,
                tag,
                consents,
                metadata,
                createdAfter,
                createdBefore,
                updatedAfter,
                updatedBefore);
    }

    private static <T> Optional<T> required(Optional<T> value, Violation otherwise, List<Violation> violations) {
        if (value.isEmpty()) {
            violations.add(otherwise);
        }
        return value;
    }

    /**
     * Returns true if the lead, live or deleted, matches each component. It is for stores that compare each lead. The
     * filter must be {@linkplain #resolved resolved}.
     */
    public boolean matches(LeadSnapshot lead) {
        LeadDetails details = lead.details();
        return (statuses.isEmpty() || statuses.contains(lead.status()))
                && (source.isEmpty() || source.equals(details.source()))
                && (agentId.isEmpty() || agentId.equals(details.agent()))
                && owner.map(filter -> filter.matches(lead)).orElse(true)
                && isIn(createdAfter, createdBefore, lead.createdAt())
                && isIn(updatedAfter, updatedBefore, lead.updatedAt())
                && email.map(address -> details.emailKey().equals(Optional.of(address.key())))
                        .orElse(true)
                && phone.map(number -> number.e164().isPresent()
                                && number.e164().equals(details.phone().flatMap(PhoneNumber::e164)))
                        .orElse(true)
                && company.map(text -> isEqual(text, details.company())).orElse(true)
                && tag.stream()
                        .allMatch(wanted ->
                                details.tags().stream().anyMatch(found -> CaseFolding.areEqual(wanted, found)))
                && hasConsents(lead.consents())
                && hasMetadata(details);
    }

    private static boolean isIn(Optional<Instant> after, Optional<Instant> before, Instant instant) {
        return after.map(from -> !instant.isBefore(from)).orElse(true)
                && before.map(instant::isBefore).orElse(true);
    }

    private static boolean isEqual(String text, Optional<String> other) {
        return other.filter(found -> CaseFolding.areEqual(text, found)).isPresent();
    }

    private boolean hasConsents(Consents flags) {
        return consents.entrySet().stream()
                .allMatch(wanted -> flags.of(wanted.getKey()).isGranted() == wanted.getValue());
    }

    private boolean hasMetadata(LeadDetails details) {
        if (metadata.isEmpty()) {
            return true;
        }
        Map<String, MetadataValue> values = details.metadata().values();
        return metadata.entrySet().stream().allMatch(wanted -> {
            MetadataValue value = values.get(wanted.getKey());
            return value != null && wanted.getValue().contains(value);
        });
    }

    /** Contains the statuses only, because other values may be personal. */
    @Override
    public String toString() {
        return "LeadFilter[statuses=" + statuses + "]";
    }
}
