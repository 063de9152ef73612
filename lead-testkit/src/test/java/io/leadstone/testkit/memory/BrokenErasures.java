package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.store.json.QueuedDelivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores whose erasure removes too little. */
final class BrokenErasures {

    private BrokenErasures() {}

    /** Returns a store that leaves the messages of an erased lead unchanged. */
    static BrokenStore messagesStay() {
        return messages(lead -> lead);
    }

    /** Returns a store whose erasure leaves the lost reason in the messages. */
    static BrokenStore lostReasonsStay() {
        return messages(BrokenErasures::withReasonAlone);
    }

    /** Returns a store that leaves the ledger of an erased lead unchanged. */
    static BrokenStore ledgersStay() {
        BrokenStore store = BrokenStore.withoutFault();
        Map<UUID, ConsentEntry> written = new ConcurrentHashMap<>();
        return store.with(new DelegatingLeads() {
                    @Override
                    public LeadRepository delegate() {
                        return store.leads();
                    }

                    @Override
                    public void update(LeadChange change) {
                        delegate().update(change);
                        change.consents().forEach(entry -> written.put(entry.id(), entry));
                    }
                })
                .withConsents((companyId, lead, page) -> BrokenColumns.each(
                        store.consents().entriesOf(companyId, lead, page),
                        entry -> written.getOrDefault(entry.id(), entry)));
    }

    private static BrokenStore messages(UnaryOperator<LeadSnapshot> erasure) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                store.companies().in(change.after().companyId(), company -> {
                    StoredDeliveries deliveries = company.deliveries();
                    List<QueuedDelivery> before =
                            deliveries.aboutLead(change.after().id());
                    delegate().update(change);
                    if (change.erases()) {
                        before.forEach(delivery -> deliveries.put(with(delivery, erasure)));
                    }
                    return company;
                });
            }
        });
    }

    private static QueuedDelivery with(QueuedDelivery original, UnaryOperator<LeadSnapshot> erasure) {
        WebhookMessage message = original.message();
        return StoredDeliveries.with(
                original,
                new WebhookMessage(
                        message.id(),
                        message.companyId(),
                        message.type(),
                        message.at(),
                        message.content()
                                .map(content -> new WebhookMessage.EventContent(
                                        content.event(), content.lead().map(erasure)))));
    }

    private static LeadSnapshot withReasonAlone(LeadSnapshot lead) {
        return BrokenColumns.with(
                lead,
                new LeadDetails(
                        lead.details().agent(),
                        lead.details().owner(),
                        Optional.of("erased"),
                        Optional.of("erased"),
                        Optional.of(new EmailAddress("erased@example.com")),
                        Optional.empty(),
                        Optional.empty(),
                        lead.details().source(),
                        Optional.empty(),
                        List.of(),
                        Metadata.EMPTY));
    }
}
