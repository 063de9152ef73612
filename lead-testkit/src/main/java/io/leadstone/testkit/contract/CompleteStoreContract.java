package io.leadstone.testkit.contract;

import io.leadstone.testkit.contract.conversation.ConversationAccessContract;
import io.leadstone.testkit.contract.conversation.ConversationListenerContract;
import io.leadstone.testkit.contract.report.ConversationFiguresContract;
import io.leadstone.testkit.contract.report.ExportSourceContract;
import io.leadstone.testkit.contract.report.ReportHistoriesContract;
import io.leadstone.testkit.contract.webhook.ConversationMessagesContract;

/**
 * The tests of a store with all capabilities: all bundles, and the tests that need several capabilities. The latter are
 * the figures, exports and access rights of conversations (with reports), the messages of conversations (with
 * webhooks), and the listeners of conversations (with transactions).
 */
public interface CompleteStoreContract
        extends LeadStoreContract,
                ConversationStoreContract,
                ReportStoreContract,
                WebhookStoreContract,
                AccessStoreContract,
                HealthStoreContract,
                TransactionalStoreContract,
                ConversationFiguresContract,
                ReportHistoriesContract,
                ExportSourceContract,
                ConversationAccessContract,
                ConversationMessagesContract,
                ConversationListenerContract {}
