package io.leadstone.store;

import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PersonRecords;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.store.table.StoreTransactions;
import java.util.function.Function;

/** Factories of the ports of a store. Each one creates a port for the given transactions and their listeners. */
record PortFactories(
        Function<StoreTransactions, LeadRepository> leads,
        Function<StoreTransactions, LeadSearch> search,
        Function<StoreTransactions, ConsentLedger> consents,
        Function<StoreTransactions, EventLog> events,
        Function<StoreTransactions, SubmissionRepository> submissions,
        Function<StoreTransactions, HeldSubmissionRepository> heldSubmissions,
        Function<StoreTransactions, OptInRepository> optIns,
        Function<StoreTransactions, WidgetSessionRepository> widgetSessions,
        Function<StoreTransactions, ConversationRepository> conversations,
        Function<StoreTransactions, ConversationSearch> conversationSearch,
        Function<StoreTransactions, LeadFigures> figures,
        Function<StoreTransactions, ExportSource> exports,
        Function<StoreTransactions, WebhookRepository> webhooks,
        Function<StoreTransactions, DeliveryLog> deliveries,
        Function<StoreTransactions, DeliveryQueue> deliveryQueue,
        Function<StoreTransactions, AgentRepository> agents,
        Function<StoreTransactions, ApiKeyRepository> apiKeys,
        Function<StoreTransactions, EventFeed> eventFeed,
        Function<StoreTransactions, EmailKeyRecords> emailKeys,
        Function<StoreTransactions, LeadPurge> purge,
        Function<StoreTransactions, PersonRecords> personRecords,
        Function<StoreTransactions, IdempotentWrites> idempotentWrites,
        Function<StoreTransactions, SuppressionList> suppressions,
        Function<StoreTransactions, StoreHealth> health) {}
