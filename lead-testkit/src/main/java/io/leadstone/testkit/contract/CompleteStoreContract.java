package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.conversation.ConversationAccessContract;
import io.leadstone.testkit.contract.conversation.ConversationListenerContract;
import io.leadstone.testkit.contract.event.ConversationFeedContract;
import io.leadstone.testkit.contract.idempotency.IdempotentRecordsContract;
import io.leadstone.testkit.contract.privacy.DeletedOwnerContract;
import io.leadstone.testkit.contract.privacy.PersonSubmissionsContract;
import io.leadstone.testkit.contract.privacy.SideWritesContract;
import io.leadstone.testkit.contract.privacy.WithheldConsentContract;
import io.leadstone.testkit.contract.report.ConversationFiguresContract;
import io.leadstone.testkit.contract.report.ExportSourceContract;
import io.leadstone.testkit.contract.report.ReportHistoriesContract;
import io.leadstone.testkit.contract.webhook.ConversationMessagesContract;

/**
 * The tests of a store with all capabilities: all bundles, and the tests that need several capabilities at once. Those
 * tests combine conversations with submissions and reports (figures, exports and access rights), with webhooks
 * (messages), with the event feed, with transactions (listeners), or with idempotency keys. Others combine submissions
 * with suppression lists, also in transactions, or with the export of a person.
 */
public interface CompleteStoreContract
        extends LeadStoreContract,
                SubmissionStoreContract,
                ConversationStoreContract,
                ReportStoreContract,
                WebhookStoreContract,
                AccessStoreContract,
                EventFeedStoreContract,
                PrivacyStoreContract,
                EmailKeyStoreContract,
                IdempotencyStoreContract,
                HealthStoreContract,
                TransactionalStoreContract,
                ConversationFiguresContract,
                ReportHistoriesContract,
                ExportSourceContract,
                ConversationAccessContract,
                ConversationMessagesContract,
                ConversationFeedContract,
                ConversationListenerContract,
                IdempotentRecordsContract,
                WithheldConsentContract,
                DeletedOwnerContract,
                PersonSubmissionsContract,
                SideWritesContract {}
