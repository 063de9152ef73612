package io.leadstone.testkit.contract;

import static io.leadstone.testkit.contract.StoreScene.ACME;
import static io.leadstone.testkit.contract.StoreScene.UP_TO_100;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.CreateLead;
import io.leadstone.application.port.in.CreateLeadCommand;
import io.leadstone.application.port.in.DuplicatePolicy;
import io.leadstone.application.port.in.LeadDraft;
import io.leadstone.application.port.in.RecordConsentCommand;
import io.leadstone.application.port.in.UpdateLeadCommandBuilder;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.ConsentPurpose;
import io.leadstone.domain.LeadEvent;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.testkit.SettableClock;
import java.util.List;
import java.util.Optional;

/** A store under the use cases, and one caller of Acme who may do everything. */
record ManagedStore(LeadStore store, SettableClock clock, LeadManagement leads) {

    static final Caller ALICE = Caller.member(ACME, "alice", Scope.values());

    ManagedStore(StoreUnderTest test) {
        this(test.emptyStore(), new SettableClock());
    }

    private ManagedStore(LeadStore store, SettableClock clock) {
        this(store, clock, LeadManagement.builder().store(store).clock(clock).build());
    }

    CreateLead.Result create(LeadDraft draft, DuplicatePolicy policy) {
        return leads.createLead().create(ALICE, new CreateLeadCommand(draft, policy));
    }

    LeadSnapshot create(LeadDraft draft) {
        return create(draft, DuplicatePolicy.REJECT).lead();
    }

    LeadSnapshot update(UpdateLeadCommandBuilder command) {
        return leads.updateLead().update(ALICE, command.build());
    }

    LeadSnapshot get(LeadId id) {
        return leads.getLead().get(ALICE, id);
    }

    ConsentEntry record(LeadId id, ConsentPurpose purpose, boolean granted) {
        return leads.recordConsent()
                .record(
                        ALICE,
                        new RecordConsentCommand(
                                id,
                                purpose.code(),
                                Optional.of(granted),
                                Optional.of("phone"),
                                Optional.empty(),
                                Optional.empty()));
    }

    /** The first hundred, newest first. */
    List<LeadEvent> history(LeadId id) {
        return leads.readHistory().read(ALICE, id, UP_TO_100).items();
    }

    /** The first hundred, newest first. */
    List<ConsentEntry> consents(LeadId id) {
        return leads.readConsent().read(ALICE, id, UP_TO_100).items();
    }
}
