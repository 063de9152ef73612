package io.leadstone.testkit.memory;

import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
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
    private final Map<ConversationId, ConversationSnapshot> conversations = new LinkedHashMap<>();

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

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
        change.before().flatMap(LeadSnapshot::liveEmailKey).ifPresent(holders::remove);
        after.liveEmailKey().ifPresent(key -> holders.put(key, after.id()));
        leads.put(after.id(), after);
        append(change);
    }

    void append(LeadChange change) {
        LeadId id = change.after().id();
        entries.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.consents());
        events.computeIfAbsent(id, none -> new ArrayList<>()).addAll(change.events());
        for (int i = 0; i < change.events().size(); i++) {
            deliveries.tell(change.events().get(i), change.states().get(i));
        }
        if (change.erases()) {
            deliveries.erase(id, change.after().erasedAt().orElseThrow());
            eraseTopicsOf(id);
            entries.computeIfPresent(
                    id,
                    (lead, kept) -> new ArrayList<>(
                            kept.stream().map(ConsentEntry::erased).toList()));
        }
    }

    /** Removes title and metadata from the live and deleted conversations of the lead. */
    void eraseTopicsOf(LeadId id) {
        conversations().stream()
                .filter(conversation -> conversation.leadId().filter(id::equals).isPresent())
                .filter(conversation -> conversation.title().isPresent()
                        || !conversation.metadata().equals(ConversationTopic.NONE.metadata()))
                .map(InMemoryCompany::withoutTopic)
                .forEach(this::put);
    }

    InMemoryDeliveries deliveries() {
        return deliveries;
    }

    Optional<ConversationSnapshot> conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id));
    }

    /** A copy, which later changes do not reach. */
    List<ConversationSnapshot> conversations() {
        return List.copyOf(conversations.values());
    }

    /** Writes all of the change, and tells its lead; whether it may be written was asked before. */
    void write(ConversationChange change) {
        put(change.after());
        change.event().ifPresent(event -> lead(event.leadId()).ifPresent(lead -> tell(event, lead)));
    }

    /** Writes the conversation and tells nobody. */
    void put(ConversationSnapshot conversation) {
        conversations.put(conversation.id(), conversation);
    }

    private void tell(ConversationEvent event, LeadSnapshot lead) {
        LeadChange told = Lead.restore(lead).tell(event);
        LeadEvent numbered = told.events().get(0);
        leads.put(lead.id(), told.after());
        events.computeIfAbsent(lead.id(), none -> new ArrayList<>()).add(numbered);
        deliveries.tell(numbered, told.after());
    }

    private static ConversationSnapshot withoutTopic(ConversationSnapshot is) {
        return new ConversationSnapshot(
                is.id(),
                is.companyId(),
                is.agentId(),
                is.leadId(),
                is.session(),
                ConversationTopic.NONE.title(),
                ConversationTopic.NONE.metadata(),
                is.maxContextLength(),
                is.totals(),
                is.createdAt(),
                is.updatedAt(),
                is.deletedAt(),
                is.version() + 1);
    }
}
