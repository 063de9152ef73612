package io.leadstone.testkit.memory;

import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.EmailAddress;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadEvent;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of one company. Not for use from several threads: {@link InMemoryCompanies} lets in one at a time. */
final class InMemoryCompany {

    private final Map<LeadId, LeadSnapshot> leads = new LinkedHashMap<>();
    /** The unique index of the live leads' email keys. */
    private final Map<String, LeadId> holders = new HashMap<>();

    private final Map<LeadId, List<ConsentEntry>> entries = new HashMap<>();
    private final Map<LeadId, List<LeadEvent>> events = new HashMap<>();

    Optional<LeadSnapshot> lead(LeadId id) {
        return Optional.ofNullable(leads.get(id));
    }

    Optional<LeadSnapshot> holder(EmailAddress email) {
        return Optional.ofNullable(holders.get(email.key())).flatMap(this::lead);
    }

    /** A copy, which later changes do not reach. */
    List<LeadSnapshot> leads() {
        return List.copyOf(leads.values());
    }

    List<ConsentEntry> entriesOf(LeadId id) {
        return List.copyOf(entries.getOrDefault(id, List.of()));
    }

    List<LeadEvent> eventsOf(LeadId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    /** Writes all of the change; whether it may be written was asked before, so that this cannot stop half-way. */
    void write(LeadChange change) {
        LeadSnapshot after = change.after();
        change.before()
                .filter(before -> !before.isDeleted())
                .ifPresent(before -> holders.remove(before.details().email().key()));
        if (!after.isDeleted()) {
            holders.put(after.details().email().key(), after.id());
        }
        leads.put(after.id(), after);
        append(change);
    }

    void append(LeadChange change) {
        LeadId id = change.after().id();
        entries.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.consents());
        events.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.events());
    }
}
