package io.leadstone.application.port.out;

import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;

/**
 * A store's ports in one bundle, so that a host swaps the store with one argument. All of them see the same data, and are safe to
 * use from many threads. The store is the host's to open and to close.
 */
public interface LeadStore {

    /** One lead at a time, by its id or its email. */
    LeadRepository leads();

    /** Lists and search. */
    LeadSearch search();

    /** What leads agreed to. */
    ConsentLedger consents();

    /** What happened to leads. */
    EventLog events();

    /** One conversation at a time. */
    ConversationRepository conversations();

    /** Lists of conversations. */
    ConversationSearch conversationSearch();

    /** What the funnel counts. */
    LeadFigures figures();

    /** All that a company has. */
    ExportSource exports();

    /** Who is told of events. */
    WebhookRepository webhooks();

    /** What became of the telling. */
    DeliveryLog deliveries();

    /** What is still to be told. */
    DeliveryQueue deliveryQueue();

    /** Who captures leads; used unless the host has a directory of its own. */
    AgentRepository agents();

    /** The keys that programs authenticate with. */
    ApiKeyRepository apiKeys();

    /** Whether the store answers. */
    StoreHealth health();

    /** The host's transactions that the ports join. */
    HostTransactions hostTransactions();

    /**
     * The same data behind ports that call {@code listener}, besides those that this store calls, inside the transaction of each
     * change of a lead or conversation.
     */
    LeadStore withTransactionListener(TransactionListener listener);
}
