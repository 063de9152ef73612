package io.leadstone.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Leads and occasions for tests of the domain. */
final class Samples {

    static final Instant START = Instant.parse("2025-09-01T08:00:00.123Z");
    static final CompanyId COMPANY = new CompanyId("acme");
    static final LeadId ID = new LeadId(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    static final LeadLifecycle LIFECYCLE = LeadLifecycle.standard();

    private static final AtomicLong COUNT = new AtomicLong();

    private Samples() {}

    static Occasion at(long minutes) {
        return new Occasion(
                START.plus(Duration.ofMinutes(minutes)), "key-1", instant -> new UUID(0x7000, COUNT.incrementAndGet()));
    }

    static LeadDetails details() {
        return new LeadDetails(
                Optional.of(new AgentId("widget-1")),
                Optional.of("Jordan"),
                Optional.of("Lee"),
                Optional.of(new EmailAddress("Jordan@Example.com")),
                Optional.of(new PhoneNumber("+1-555-123-9000", Optional.of("+15551239000"))),
                Optional.of("Example Ltd"),
                Optional.of("website-chat"),
                Optional.of("calls back\non Monday"),
                List.of("vip", "trial"),
                new Metadata("{\"plan\":1.0}"));
    }

    static LeadDetails bareDetails() {
        return new LeadDetails(
                Optional.empty(),
                Optional.of("Sam"),
                Optional.of("Poe"),
                Optional.of(new EmailAddress("sam@example.com")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Metadata.EMPTY);
    }

    static Lead lead() {
        return lead(LeadStatus.NEW);
    }

    static Lead lead(LeadStatus status) {
        return Lead.restore(Lead.capture(ID, COMPANY, details(), status, Optional.empty(), List.of(), at(0))
                .after());
    }

    static Lead after(LeadChange change) {
        return Lead.restore(change.after());
    }

    static ConsentDecision grant(ConsentPurpose purpose) {
        return new ConsentDecision(purpose, true, "widget", Optional.of("2025-01"));
    }

    static ConsentDecision withdrawal(ConsentPurpose purpose) {
        return new ConsentDecision(purpose, false, "api", Optional.empty());
    }
}
