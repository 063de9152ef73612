package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.AccessStoreContract;
import io.leadstone.testkit.contract.EmailKeyStoreContract;
import io.leadstone.testkit.contract.EventFeedStoreContract;
import io.leadstone.testkit.contract.HealthStoreContract;
import io.leadstone.testkit.contract.IdempotencyStoreContract;
import io.leadstone.testkit.contract.PrivacyStoreContract;
import io.leadstone.testkit.contract.SubmissionStoreContract;
import io.leadstone.testkit.contract.TransactionalStoreContract;
import io.leadstone.testkit.contract.WebhookStoreContract;
import io.leadstone.testkit.contract.conversation.ConversationActivityContract;
import io.leadstone.testkit.contract.conversation.ConversationConcurrencyContract;
import io.leadstone.testkit.contract.conversation.ConversationErasureContract;
import io.leadstone.testkit.contract.conversation.ConversationEventsContract;
import io.leadstone.testkit.contract.conversation.ConversationLifecycleContract;
import io.leadstone.testkit.contract.conversation.ConversationListenerContract;
import io.leadstone.testkit.contract.conversation.ConversationRepositoryContract;
import io.leadstone.testkit.contract.conversation.ConversationRoundTripContract;
import io.leadstone.testkit.contract.conversation.DeletedLeadConversationsContract;
import io.leadstone.testkit.contract.conversation.ErasedLeadConversationsContract;
import io.leadstone.testkit.contract.event.ConversationFeedContract;
import io.leadstone.testkit.contract.idempotency.IdempotentRecordsContract;
import io.leadstone.testkit.contract.lead.ConsentLedgerContract;
import io.leadstone.testkit.contract.lead.DeletedLeadsContract;
import io.leadstone.testkit.contract.lead.EventListenerContract;
import io.leadstone.testkit.contract.lead.EventLogContract;
import io.leadstone.testkit.contract.lead.LeadCaptureContract;
import io.leadstone.testkit.contract.lead.LeadConcurrencyContract;
import io.leadstone.testkit.contract.lead.LeadContactContract;
import io.leadstone.testkit.contract.lead.LeadEmailContract;
import io.leadstone.testkit.contract.lead.LeadErasureContract;
import io.leadstone.testkit.contract.lead.LeadLifecycleContract;
import io.leadstone.testkit.contract.lead.LeadOriginContract;
import io.leadstone.testkit.contract.lead.LeadRepositoryContract;
import io.leadstone.testkit.contract.lead.LeadRoundTripContract;
import io.leadstone.testkit.contract.lead.LeadUseCaseConcurrencyContract;
import io.leadstone.testkit.contract.report.LeadExportContract;
import io.leadstone.testkit.contract.webhook.ConversationMessagesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contracts of all ports that write, on connections without auto-commit, with a host that has no transaction. Each
 * port commits its writes. The contracts of searches, of texts and of reports only read, or write by the same
 * statements.
 */
class AutoCommitOffLeadStoreTest
        implements LeadRepositoryContract,
                LeadRoundTripContract,
                LeadEmailContract,
                LeadContactContract,
                LeadOriginContract,
                DeletedLeadsContract,
                ConsentLedgerContract,
                EventLogContract,
                LeadConcurrencyContract,
                LeadLifecycleContract,
                LeadErasureContract,
                LeadCaptureContract,
                LeadUseCaseConcurrencyContract,
                EventListenerContract,
                ConversationListenerContract,
                ConversationFeedContract,
                ConversationRepositoryContract,
                ConversationRoundTripContract,
                ConversationActivityContract,
                ConversationConcurrencyContract,
                ConversationErasureContract,
                ConversationLifecycleContract,
                ConversationEventsContract,
                DeletedLeadConversationsContract,
                ErasedLeadConversationsContract,
                ConversationMessagesContract,
                IdempotentRecordsContract,
                SubmissionStoreContract,
                WebhookStoreContract,
                AccessStoreContract,
                EventFeedStoreContract,
                PrivacyStoreContract,
                EmailKeyStoreContract,
                IdempotencyStoreContract,
                HealthStoreContract,
                TransactionalStoreContract,
                LeadExportContract {

    @RegisterExtension
    static final ContractTables TABLES =
            new ContractTables(TestDatabase::h2, TestDatabase::dataSourceWithoutAutoCommit);

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }
}
