package io.leadstone.testkit.contract;

/**
 * All that a store promises. A store is proved by a test class that implements this and says how to make an empty store:
 *
 * <pre>{@code
 * class MyLeadStoreTest implements LeadStoreContract {
 *     public LeadStore emptyStore() {
 *         return new MyLeadStore();
 *     }
 * }
 * }</pre>
 *
 * <p>Each topic is an interface of its own, which can be implemented alone while a store grows.
 */
public interface LeadStoreContract
        extends LeadRepositoryContract,
                LeadRoundTripContract,
                LeadEmailContract,
                LeadSortContract,
                LeadSearchContract,
                SearchRankContract,
                LeadFilterContract,
                DeletedLeadsContract,
                ConsentLedgerContract,
                EventLogContract,
                AgentRepositoryContract,
                ApiKeyRepositoryContract,
                CompanyIsolationContract,
                LeadConcurrencyContract,
                LeadLifeContract,
                LeadErasureContract,
                LeadCaptureContract,
                LeadTrafficContract,
                DirectoryTrafficContract,
                ConversationRepositoryContract,
                ConversationRoundTripContract,
                ConversationActivityContract,
                ConversationTrafficContract,
                ConversationErasureContract,
                ConversationSearchContract,
                ConversationIsolationContract,
                LeadFiguresContract,
                LeadRangeContract,
                LeadSourcesContract,
                ReportHistoriesContract,
                ExportSourceContract,
                ConversationLifeContract,
                ConversationAccessContract,
                EventListenerContract,
                TransactionListenerContract,
                WebhookRepositoryContract,
                SecretsAtRestContract,
                WebhookLineContract,
                DeliveryQueueContract,
                DeliveryLogContract,
                StoreHealthContract {}
