package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.access.ApiKeyRepositoryContract;
import io.leadstone.testkit.contract.agent.AgentRepositoryContract;
import io.leadstone.testkit.contract.agent.DirectoryTrafficContract;
import io.leadstone.testkit.contract.conversation.ConversationAccessContract;
import io.leadstone.testkit.contract.conversation.ConversationActivityContract;
import io.leadstone.testkit.contract.conversation.ConversationErasureContract;
import io.leadstone.testkit.contract.conversation.ConversationIsolationContract;
import io.leadstone.testkit.contract.conversation.ConversationLifeContract;
import io.leadstone.testkit.contract.conversation.ConversationRepositoryContract;
import io.leadstone.testkit.contract.conversation.ConversationRoundTripContract;
import io.leadstone.testkit.contract.conversation.ConversationSearchContract;
import io.leadstone.testkit.contract.conversation.ConversationTrafficContract;
import io.leadstone.testkit.contract.health.StoreHealthContract;
import io.leadstone.testkit.contract.lead.CompanyIsolationContract;
import io.leadstone.testkit.contract.lead.ConsentLedgerContract;
import io.leadstone.testkit.contract.lead.DeletedLeadsContract;
import io.leadstone.testkit.contract.lead.EventListenerContract;
import io.leadstone.testkit.contract.lead.EventLogContract;
import io.leadstone.testkit.contract.lead.LeadCaptureContract;
import io.leadstone.testkit.contract.lead.LeadConcurrencyContract;
import io.leadstone.testkit.contract.lead.LeadEmailContract;
import io.leadstone.testkit.contract.lead.LeadErasureContract;
import io.leadstone.testkit.contract.lead.LeadLifeContract;
import io.leadstone.testkit.contract.lead.LeadRepositoryContract;
import io.leadstone.testkit.contract.lead.LeadRoundTripContract;
import io.leadstone.testkit.contract.lead.LeadTrafficContract;
import io.leadstone.testkit.contract.lead.TransactionListenerContract;
import io.leadstone.testkit.contract.report.ExportSourceContract;
import io.leadstone.testkit.contract.report.LeadFiguresContract;
import io.leadstone.testkit.contract.report.LeadRangeContract;
import io.leadstone.testkit.contract.report.LeadSourcesContract;
import io.leadstone.testkit.contract.report.ReportHistoriesContract;
import io.leadstone.testkit.contract.search.LeadFilterContract;
import io.leadstone.testkit.contract.search.LeadSearchContract;
import io.leadstone.testkit.contract.search.LeadSortContract;
import io.leadstone.testkit.contract.search.SearchRankContract;
import io.leadstone.testkit.contract.webhook.DeliveryLogContract;
import io.leadstone.testkit.contract.webhook.DeliveryQueueContract;
import io.leadstone.testkit.contract.webhook.SecretsAtRestContract;
import io.leadstone.testkit.contract.webhook.WebhookLineContract;
import io.leadstone.testkit.contract.webhook.WebhookRepositoryContract;

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
