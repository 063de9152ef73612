package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.access.ApiKeyRepositoryContract;
import io.leadstone.testkit.contract.agent.AgentRepositoryContract;
import io.leadstone.testkit.contract.conversation.ConversationErasureContract;
import io.leadstone.testkit.contract.conversation.ConversationRepositoryContract;
import io.leadstone.testkit.contract.conversation.ConversationSearchContract;
import io.leadstone.testkit.contract.event.EventFeedContract;
import io.leadstone.testkit.contract.health.StoreHealthContract;
import io.leadstone.testkit.contract.idempotency.IdempotentWritesContract;
import io.leadstone.testkit.contract.lead.ConsentLedgerContract;
import io.leadstone.testkit.contract.lead.DeletedLeadsContract;
import io.leadstone.testkit.contract.lead.EmailKeyRenewalContract;
import io.leadstone.testkit.contract.lead.EventLogContract;
import io.leadstone.testkit.contract.lead.LeadEmailContract;
import io.leadstone.testkit.contract.lead.LeadRepositoryContract;
import io.leadstone.testkit.contract.privacy.LeadPurgeContract;
import io.leadstone.testkit.contract.privacy.PersonExportContract;
import io.leadstone.testkit.contract.privacy.SuppressionContract;
import io.leadstone.testkit.contract.report.ExportSourceContract;
import io.leadstone.testkit.contract.report.LeadFiguresContract;
import io.leadstone.testkit.contract.search.LeadSortContract;
import io.leadstone.testkit.contract.submission.HeldSubmissionContract;
import io.leadstone.testkit.contract.submission.OptInContract;
import io.leadstone.testkit.contract.submission.SubmissionListContract;
import io.leadstone.testkit.contract.submission.SubmissionRepositoryContract;
import io.leadstone.testkit.contract.submission.TakenValuesContract;
import io.leadstone.testkit.contract.submission.WidgetSessionContract;
import io.leadstone.testkit.contract.webhook.DeliveryLogContract;
import io.leadstone.testkit.contract.webhook.DeliveryQueueContract;
import io.leadstone.testkit.contract.webhook.WebhookRepositoryContract;

/**
 * The tests of the single ports of a store with all capabilities. Together they call each method of each port. They are
 * enough for a decorator of a store that passes {@link CompleteStoreContract}, and take a quarter of its time.
 */
public interface StorePortsContract
        extends LeadRepositoryContract,
                LeadEmailContract,
                LeadSortContract,
                DeletedLeadsContract,
                ConsentLedgerContract,
                EventLogContract,
                SubmissionRepositoryContract,
                SubmissionListContract,
                HeldSubmissionContract,
                OptInContract,
                TakenValuesContract,
                WidgetSessionContract,
                ConversationRepositoryContract,
                ConversationSearchContract,
                ConversationErasureContract,
                LeadFiguresContract,
                ExportSourceContract,
                WebhookRepositoryContract,
                DeliveryQueueContract,
                DeliveryLogContract,
                AgentRepositoryContract,
                ApiKeyRepositoryContract,
                EventFeedContract,
                LeadPurgeContract,
                PersonExportContract,
                SuppressionContract,
                EmailKeyRenewalContract,
                IdempotentWritesContract,
                StoreHealthContract {}
