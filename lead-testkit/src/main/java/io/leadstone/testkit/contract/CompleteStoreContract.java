package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.conversation.ConversationAccessContract;
import io.leadstone.testkit.contract.conversation.ConversationListenerContract;
import io.leadstone.testkit.contract.event.ConversationFeedContract;
import io.leadstone.testkit.contract.report.ConversationFiguresContract;
import io.leadstone.testkit.contract.report.ExportSourceContract;
import io.leadstone.testkit.contract.report.ReportHistoriesContract;
import io.leadstone.testkit.contract.webhook.ConversationMessagesContract;

/**
 * The tests of a store with all capabilities: all bundles, and the tests that need several capabilities at once. Those
 * tests combine conversations with reports (figures, exports and access rights), with webhooks (messages), with the
 * event feed, or with transactions (listeners).
 */
public interface CompleteStoreContract
        extends LeadStoreContract,
                ConversationStoreContract,
                ReportStoreContract,
                WebhookStoreContract,
                AccessStoreContract,
                EventFeedStoreContract,
                PrivacyStoreContract,
                EmailKeyStoreContract,
                HealthStoreContract,
                TransactionalStoreContract,
                ConversationFiguresContract,
                ReportHistoriesContract,
                ExportSourceContract,
                ConversationAccessContract,
                ConversationMessagesContract,
                ConversationFeedContract,
                ConversationListenerContract {}
