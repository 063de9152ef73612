package io.leadstone.store.lead;

import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import java.time.Instant;
import java.util.Optional;

/**
 * {@link LeadRepository} on a key-value backend. One transaction checks a change, writes it and calls the
 * transaction listeners.
 */
public record KeyValueLeadRepository(StoreTransactions transactions) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        Instant now = transactions.now();
        transactions.write(transaction -> add(transaction, change, now), WrittenRecord::of);
    }

    /** Stores a new lead in this transaction, as {@link #add(LeadChange)} does. */
    public LeadSnapshot add(StoreTransaction transaction, LeadChange change, Instant now) {
        LeadSnapshot lead = change.after();
        if (LeadTable.find(transaction, lead.companyId(), lead.id()).isPresent()) {
            throw new IllegalStateException("the lead " + lead.id() + " already exists");
        }
        return write(transaction, Optional.empty(), change, now);
    }

    @Override
    public void update(LeadChange change) {
        Instant now = transactions.now();
        transactions.write(transaction -> update(transaction, change, now), WrittenRecord::of);
    }

    /** Stores a change in this transaction, as {@link #update(LeadChange)} does. */
    public LeadSnapshot update(StoreTransaction transaction, LeadChange change, Instant now) {
        LeadId id = change.after().id();
        LeadSnapshot found = LeadTable.find(transaction, change.after().companyId(), id)
                .orElseThrow(() -> new LeadNotFoundException(id));
        if (found.version() != change.expectedVersion() || found.lastEvent() != lastEvent(change)) {
            throw new VersionConflictException(id, change.expectedVersion());
        }
        return write(transaction, Optional.of(found), change, now);
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return transactions.read(
                transaction -> LeadTable.find(transaction, companyId, id).filter(lead -> !lead.isDeleted()));
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return transactions.read(
                transaction -> LeadTable.find(transaction, companyId, id).filter(LeadSnapshot::isDeleted));
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return transactions.read(transaction -> LeadTable.emailOwner(transaction, companyId, email.key()));
    }

    private LeadSnapshot write(
            StoreTransaction transaction, Optional<LeadSnapshot> before, LeadChange change, Instant now) {
        if (!change.keepsEmailKey()) {
            requireFreeEmail(transaction, change.after());
        }
        LeadTable.write(transaction, before, change, now);
        transactions.callListeners(listener -> listener.leadChanging(change));
        return change.after();
    }

    private static void requireFreeEmail(StoreTransaction transaction, LeadSnapshot lead) {
        boolean taken = lead.liveEmailKey()
                .flatMap(key -> LeadTable.emailOwner(transaction, lead.companyId(), key))
                .filter(owner -> !owner.id().equals(lead.id()))
                .isPresent();
        if (taken) {
            throw new DuplicateEmailException();
        }
    }

    private static long lastEvent(LeadChange change) {
        return change.before().map(LeadSnapshot::lastEvent).orElse(0L);
    }
}
