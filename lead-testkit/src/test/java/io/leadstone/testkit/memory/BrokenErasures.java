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

/** Stores that erase less than they must. */
final class BrokenErasures {

    private BrokenErasures() {}

    /** The messages of an erased lead stay as they were. */
    static BrokenStore messagesStay() {
        return messages(lead -> lead);
    }

    /** The messages of an erased lead lose all that is personal but the reason of a loss. */
    static BrokenStore lostReasonsStay() {
        return messages(BrokenErasures::withReasonAlone);
    }

    /** The ledger of an erased lead stays as it was. */
    static BrokenStore ledgersStay() {
        BrokenStore store = BrokenStore.sound();
        Map<UUID, ConsentEntry> written = new ConcurrentHashMap<>();
        return store.with(new SoundLeads() {
                    @Override
                    public LeadRepository sound() {
                        return store.leads();
                    }

                    @Override
                    public void update(LeadChange change) {
                        sound().update(change);
                        change.consents().forEach(entry -> written.put(entry.id(), entry));
                    }
                })
                .withConsents((companyId, lead, page) -> BrokenColumns.each(
                        store.consents().entriesOf(companyId, lead, page),
                        entry -> written.getOrDefault(entry.id(), entry)));
    }

    private static BrokenStore messages(UnaryOperator<LeadSnapshot> left) {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                store.companies().in(change.after().companyId(), company -> {
                    StoredDeliveries deliveries = company.deliveries();
                    List<QueuedDelivery> before =
                            deliveries.about(change.after().id());
                    sound().update(change);
                    if (change.erases()) {
                        before.forEach(delivery -> deliveries.put(with(delivery, left)));
                    }
                    return company;
                });
            }
        });
    }

    private static QueuedDelivery with(QueuedDelivery is, UnaryOperator<LeadSnapshot> left) {
        WebhookMessage message = is.message();
        return StoredDeliveries.with(
                is,
                new WebhookMessage(
                        message.id(),
                        message.companyId(),
                        message.type(),
                        message.at(),
                        message.content()
                                .map(told -> new WebhookMessage.EventContent(told.event(), left.apply(told.lead())))));
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
