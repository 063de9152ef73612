package io.leadstone.benchmarks.comparison;

import io.leadstone.benchmarks.store.People;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The imported leads. All data of a lead follows from its number. The import has them in another order than that of
 * their creation. Each has two consents, metadata, tags, a source and an agent; two of three have a phone.
 *
 * @param size the number of leads
 */
record ComparedLeads(long size) {

    /** An instant after the creation of the last lead. */
    static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

    static final Duration SPAN = Duration.ofDays(3 * 365);

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final long PRIME = 982_451_653L;

    /** More than the entries and events of a lead. */
    private static final int IDS_PER_LEAD = 8;

    /** The rule of the server. With another rule it would write each lead again when it starts. */
    private static final String EMAIL_KEY_RULE = "uts46-1";

    private static final int AGENTS = 12;
    private static final int MARKETING_EVERY = 3;

    private static final List<LeadStatus> STATUSES = List.of(
            LeadStatus.NEW,
            LeadStatus.NEW,
            LeadStatus.NEW,
            LeadStatus.CONTACTED,
            LeadStatus.CONTACTED,
            LeadStatus.QUALIFIED,
            LeadStatus.CONVERTED,
            LeadStatus.LOST);

    /** Returns the changes that create all leads, in the order of the import. */
    Stream<LeadChange> imported() {
        return LongStream.range(0, size).mapToObj(this::imported);
    }

    LeadId id(long number) {
        return new LeadId(uuid(createdAt(number), number));
    }

    LeadDetails details(long number) {
        LeadDetails person = People.details(number);
        return new LeadDetails(
                Optional.of(new AgentId("agent-" + number % AGENTS)),
                Optional.empty(),
                person.firstName(),
                person.lastName(),
                person.email().map(email -> new EmailAddress(email.value(), email.key(), EMAIL_KEY_RULE)),
                person.phone(),
                person.company(),
                person.source(),
                person.notes(),
                List.of("newsletter", "q" + (1 + number % 4)),
                new Metadata("{\"campaign\": \"spring-" + number % 100 + "\", \"score\": " + number % 97 + "}"));
    }

    static LeadStatus status(long number) {
        return STATUSES.get((int) (number % STATUSES.size()));
    }

    /** Returns the number of another lead for each number from 0 to {@code size} - 1. */
    long scattered(long number) {
        return (number % size) * PRIME % size;
    }

    private Instant createdAt(long number) {
        return END.minusMillis(SPAN.toMillis() / size * (scattered(number) + 1));
    }

    private LeadChange imported(long number) {
        CompanyId company = ComparedCompanies.of(number);
        Instant at = createdAt(number);
        AtomicLong entry = new AtomicLong(~number * IDS_PER_LEAD);
        return Lead.capture(
                id(number),
                company,
                details(number),
                status(number),
                Optional.empty(),
                List.of(
                        consent(ConsentPurpose.DATA_PROCESSING, true),
                        consent(ConsentPurpose.MARKETING, number % MARKETING_EVERY == 0)),
                new ChangeContext(at, "benchmark", now -> uuid(now, entry.getAndIncrement())));
    }

    private static ConsentDecision consent(ConsentPurpose purpose, boolean granted) {
        return new ConsentDecision(purpose, granted, Optional.of("import"), Optional.of("2026-01"));
    }

    /** Returns a UUIDv7 whose random bits are computed from the number. */
    private static UUID uuid(Instant at, long number) {
        return new UUID((at.toEpochMilli() << 16) | VERSION_7, VARIANT | ((number * SPREAD) & RANDOM_BITS));
    }
}
