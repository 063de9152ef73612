package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Delivery;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is stored about a person.
 *
 * @param exportedAt the instant of the export
 * @param leads the leads of the person; empty if there is none
 */
public record PersonExport(Instant exportedAt, List<LeadExport> leads) {

    public PersonExport {
        leads = List.copyOf(leads);
    }

    /**
     * Everything that is stored about one lead.
     *
     * @param consents the ledger, newest first
     * @param events the history, newest first
     * @param conversations the live and deleted conversations, oldest first
     * @param deliveries the deliveries of the events to webhooks, oldest first
     */
    public record LeadExport(
            LeadSnapshot lead,
            List<ConsentEntry> consents,
            List<LeadEvent> events,
            List<ConversationSnapshot> conversations,
            List<Delivery> deliveries) {

        public LeadExport {
            consents = List.copyOf(consents);
            events = List.copyOf(events);
            conversations = List.copyOf(conversations);
            deliveries = List.copyOf(deliveries);
        }

        @Override
        public String toString() {
            return "LeadExport[lead=" + lead.id() + "]";
        }
    }

    @Override
    public String toString() {
        return "PersonExport[leads=" + leads.size() + "]";
    }
}
