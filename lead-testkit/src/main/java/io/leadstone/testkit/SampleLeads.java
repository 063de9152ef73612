package io.leadstone.testkit;

import io.leadstone.application.port.in.LeadDraft;
import io.leadstone.application.port.in.LeadDraftBuilder;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentDecision;
import io.leadstone.domain.ConsentPurpose;
import io.leadstone.domain.Lead;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadDetails;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Occasion;
import java.util.List;
import java.util.Optional;

/**
 * Sample leads for the tests of stores and hosts. What the domain can make, it makes: a sample is a real {@link LeadChange}, ready
 * for {@link io.leadstone.application.port.out.LeadRepository#add}. Its instants are the clock's, its ids the issuer's.
 */
public record SampleLeads(SettableClock clock, LeadIds ids) {

    /** Who acts in samples. */
    public static final String ACTOR = "tester";

    /** Samples with a clock that stands still and ids that count. */
    public SampleLeads() {
        this(new SettableClock(), new SequentialLeadIds());
    }

    /** The details of Jordan Lee, for a test to change. */
    public static SampleDetails details() {
        return new SampleDetails();
    }

    /** The draft of a lead of this email, for a test to add to. */
    public static LeadDraftBuilder draft(String email) {
        return LeadDraft.of("Jordan", "Lee", email);
    }

    /** That {@code granted} was decided on a form. */
    public static ConsentDecision decision(ConsentPurpose purpose, boolean granted) {
        return new ConsentDecision(purpose, granted, "form", Optional.of("2025-09"));
    }

    /** Now, by {@link #ACTOR}. */
    public Occasion occasion() {
        return new Occasion(clock.instant(), ACTOR, ids);
    }

    /** An id that no lead has. */
    public LeadId unusedId() {
        return new LeadId(ids.next(clock.instant()));
    }

    /** A new lead of this email. */
    public LeadChange capture(CompanyId companyId, String email) {
        return capture(companyId, details().email(email).build());
    }

    /** A new lead of these details, with the decisions that came with it. */
    public LeadChange capture(CompanyId companyId, LeadDetails details, ConsentDecision... decisions) {
        return capture(companyId, details, LeadStatus.NEW, decisions);
    }

    /** A new lead that begins at {@code status}. */
    public LeadChange capture(
            CompanyId companyId, LeadDetails details, LeadStatus status, ConsentDecision... decisions) {
        return Lead.capture(unusedId(), companyId, details, status, Optional.empty(), List.of(decisions), occasion());
    }
}
