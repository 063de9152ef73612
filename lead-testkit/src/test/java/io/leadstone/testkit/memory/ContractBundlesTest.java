package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.HealthStore;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.email.EmailKeyStore;
import io.leadstone.application.port.out.event.EventFeedStore;
import io.leadstone.application.port.out.idempotency.IdempotencyStore;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.port.out.report.ReportStore;
import io.leadstone.application.port.out.submission.SubmissionStore;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.contract.AccessStoreContract;
import io.leadstone.testkit.contract.ConversationStoreContract;
import io.leadstone.testkit.contract.EmailKeyStoreContract;
import io.leadstone.testkit.contract.EventFeedStoreContract;
import io.leadstone.testkit.contract.HealthStoreContract;
import io.leadstone.testkit.contract.IdempotencyStoreContract;
import io.leadstone.testkit.contract.LeadStoreContract;
import io.leadstone.testkit.contract.PrivacyStoreContract;
import io.leadstone.testkit.contract.ReportStoreContract;
import io.leadstone.testkit.contract.SubmissionStoreContract;
import io.leadstone.testkit.contract.TransactionalStoreContract;
import io.leadstone.testkit.contract.WebhookStoreContract;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Checks that each bundle of the contract needs the core and its own capability, and no other one. */
class ContractBundlesTest {

    @Nested
    class Core implements LeadStoreContract {

        @Override
        public LeadStore emptyStore() {
            return new CoreStore(new InMemoryLeadStore());
        }
    }

    @Nested
    class Submissions implements SubmissionStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(SubmissionStore.class);
        }
    }

    @Nested
    class Conversations implements ConversationStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(ConversationStore.class);
        }
    }

    @Nested
    class Reports implements ReportStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(ReportStore.class);
        }
    }

    @Nested
    class Webhooks implements WebhookStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(WebhookStore.class);
        }
    }

    @Nested
    class Access implements AccessStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(AccessStore.class);
        }
    }

    @Nested
    class EventFeeds implements EventFeedStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(EventFeedStore.class);
        }
    }

    @Nested
    class Privacy implements PrivacyStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(PrivacyStore.class);
        }
    }

    @Nested
    class EmailKeys implements EmailKeyStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(EmailKeyStore.class);
        }
    }

    @Nested
    class Idempotency implements IdempotencyStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(IdempotencyStore.class);
        }
    }

    @Nested
    class Health implements HealthStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(HealthStore.class);
        }
    }

    @Nested
    class Transactions implements TransactionalStoreContract {

        @Override
        public LeadStore emptyStore() {
            return only(TransactionalStore.class);
        }
    }

    private static LeadStore only(Class<?> capability) {
        return new CoreStore(new InMemoryLeadStore(), Set.of(capability));
    }
}
