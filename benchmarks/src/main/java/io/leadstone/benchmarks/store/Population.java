package io.leadstone.benchmarks.store;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The leads of one company, distributed evenly over the three years before {@link #END}. All data of a lead follows
 * from its number. So calls know the ids of all leads without a query.
 */
record Population(long size) {

    static final CompanyId COMPANY = new CompanyId("acme");

    /** An instant after the last lead. */
    static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

    private static final Duration SPAN = Duration.ofDays(3 * 365);
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** The statuses of leads, as frequent as in a typical funnel. */
    private static final List<LeadStatus> STATUSES = List.of(
            LeadStatus.NEW,
            LeadStatus.NEW,
            LeadStatus.NEW,
            LeadStatus.CONTACTED,
            LeadStatus.CONTACTED,
            LeadStatus.QUALIFIED,
            LeadStatus.CONVERTED,
            LeadStatus.LOST);

    /** Returns the changes that create all leads, oldest first. */
    Stream<LeadChange> captured() {
        return LongStream.range(0, size).mapToObj(this::captured);
    }

    LeadId id(long number) {
        return new LeadId(uuid(createdAt(number), number));
    }

    Instant createdAt(long number) {
        return END.minusMillis(SPAN.toMillis() * (size - number) / size);
    }

    private LeadChange captured(long number) {
        LeadIds events = at -> uuid(at, ~number);
        return Lead.capture(
                id(number),
                COMPANY,
                People.details(number),
                STATUSES.get((int) (number % STATUSES.size())),
                Optional.empty(),
                List.of(),
                new ChangeContext(createdAt(number), "benchmark", events));
    }

    /** Returns a UUIDv7 whose random bits are computed from the number. */
    private static UUID uuid(Instant at, long number) {
        return new UUID((at.toEpochMilli() << 16) | VERSION_7, VARIANT | ((number * SPREAD) & RANDOM_BITS));
    }
}
