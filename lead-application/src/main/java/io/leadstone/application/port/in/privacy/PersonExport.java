package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.webhook.Delivery;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is stored about a person.
 *
 * @param exportedAt the instant of the export
 * @param leads the leads of the person, live and deleted; empty if there is none. The lead of the query is the first
 * @param otherSubmissions the submissions with an address of the person that belong to other leads, newest first in
 *     each state. Their leads have other addresses. Leads that share an address with the lead of a query are of other
 *     persons
 * @param held the registrations with an address of the person that a guard holds back, newest first
 * @param suppressions the entries of the suppression list for the email and the phone number of the query, or of the
 *     lead; empty without a suppression key
 */
public record PersonExport(
        Instant exportedAt,
        List<LeadExport> leads,
        List<Submission> otherSubmissions,
        List<Submission> held,
        List<Suppression> suppressions) {

    public PersonExport {
        leads = List.copyOf(leads);
        otherSubmissions = List.copyOf(otherSubmissions);
        held = List.copyOf(held);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * Everything that is stored about one lead.
     *
     * @param consents the ledger, newest first
     * @param events the history, newest first
     * @param submissions what registrations sent, newest first
     * @param conversations the live and deleted conversations, oldest first
     * @param deliveries the deliveries of the events to webhooks, oldest first
     */
    public record LeadExport(
            LeadSnapshot lead,
            List<ConsentEntry> consents,
            List<LeadEvent> events,
            List<Submission> submissions,
            List<ConversationSnapshot> conversations,
            List<Delivery> deliveries) {

        public LeadExport {
            consents = List.copyOf(consents);
            events = List.copyOf(events);
            submissions = List.copyOf(submissions);
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
