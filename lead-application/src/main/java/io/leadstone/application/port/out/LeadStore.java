package io.leadstone.application.port.out;

import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import java.util.Optional;

/**
 * A store of leads. Every store has the four ports of this interface. It may have further capabilities. A host chooses
 * the store with {@link io.leadstone.application.LeadManagementBuilder#store}, and opens and closes it.
 *
 * <p>With the four ports alone, leads can be created, read, updated, listed, searched, deleted, restored and erased,
 * and their consents and history can be read. Everything else is a capability:
 * {@link io.leadstone.application.port.out.submission.SubmissionStore},
 * {@link io.leadstone.application.port.out.conversation.ConversationStore},
 * {@link io.leadstone.application.port.out.report.ReportStore},
 * {@link io.leadstone.application.port.out.webhook.WebhookStore},
 * {@link io.leadstone.application.port.out.access.AccessStore},
 * {@link io.leadstone.application.port.out.event.EventFeedStore},
 * {@link io.leadstone.application.port.out.privacy.PrivacyStore},
 * {@link io.leadstone.application.port.out.email.EmailKeyStore},
 * {@link io.leadstone.application.port.out.idempotency.IdempotencyStore}, {@link HealthStore} and
 * {@link TransactionalStore}. A use case that needs a missing capability throws
 * {@link io.leadstone.domain.failure.CapabilityMissingException} when it is called.
 *
 * <p>All ports and capabilities of a store work on the same data and can be used by many threads at once.
 */
public interface LeadStore {

    /** Returns the port that reads and writes single leads. */
    LeadRepository leads();

    /** Returns the port that lists and searches leads. */
    LeadSearch search();

    /** Returns the port that reads the consents of leads. */
    ConsentLedger consents();

    /** Returns the port that reads the events of leads. */
    EventLog events();

    /**
     * Returns the capability of this type; empty if the store does not have it. The answer stays the same as long as
     * the store exists. A store that implements its capabilities itself writes:
     * <pre>{@code
     * public <T> Optional<T> capability(Class<T> type) {
     *     return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
     * }
     * }</pre>
     *
     * <p>A decorator wraps the capabilities that it knows. It passes on the others of the store that it decorates, or
     * hides them.
     *
     * @param type an interface with the annotation {@link StoreCapability}
     */
    <T> Optional<T> capability(Class<T> type);
}
