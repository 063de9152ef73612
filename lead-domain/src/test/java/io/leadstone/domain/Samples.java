package io.leadstone.domain;

import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Leads and change contexts for tests of the domain. */
public final class Samples {

    public static final Instant START = Instant.parse("2025-09-01T08:00:00.123Z");
    public static final CompanyId COMPANY = new CompanyId("acme");
    public static final LeadId ID = new LeadId(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    public static final LeadLifecycle LIFECYCLE = LeadLifecycle.standard();

    private static final AtomicLong COUNT = new AtomicLong();

    private Samples() {}

    public static ChangeContext at(long minutes) {
        return new ChangeContext(
                START.plus(Duration.ofMinutes(minutes)), "key-1", instant -> new UUID(0x7000, COUNT.incrementAndGet()));
    }

    public static LeadDetails details() {
        return new LeadDetails(
                Optional.of(new AgentId("widget-1")),
                Optional.empty(),
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

    public static LeadDetails bareDetails() {
        return new LeadDetails(
                Optional.empty(),
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

    public static Lead lead() {
        return lead(LeadStatus.NEW);
    }

    public static Lead lead(LeadStatus status) {
        return Lead.restore(Lead.capture(ID, COMPANY, details(), status, Optional.empty(), List.of(), at(0))
                .after());
    }

    public static Lead after(LeadChange change) {
        return Lead.restore(change.after());
    }

    public static ConsentDecision grant(ConsentPurpose purpose) {
        return new ConsentDecision(purpose, true, "widget", Optional.of("2025-01"));
    }

    public static ConsentDecision withdrawal(ConsentPurpose purpose) {
        return new ConsentDecision(purpose, false, "api", Optional.empty());
    }
}
