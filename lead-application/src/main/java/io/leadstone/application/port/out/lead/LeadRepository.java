package io.leadstone.application.port.out.lead;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * Keeps the leads of companies, one at a time.
 *
 * <p>A write stores the lead, its new ledger entries and its events together or not at all, also when the process dies in the
 * middle, and is there for every reader when the method returns (inside a host's transaction: when the host commits). Uniqueness
 * of the {@linkplain EmailAddress#key() email key} among a company's live leads is the store's own constraint, so that of any
 * number of writers at once exactly one wins; a refused write leaves a host's transaction usable. A snapshot is given back equal to
 * the one that was stored.
 *
 * <p>With its events, a write enqueues the messages that {@linkplain WebhookRepository subscriptions} want. Each message has the lead as
 * its own event {@linkplain LeadChange#states() left} it. A write that {@linkplain LeadChange#erases() erases} the lead also removes what
 * is personal from every message that is enqueued or kept, as {@link io.leadstone.domain.webhook.WebhookMessage#erased} does, from
 * every ledger entry, as {@link io.leadstone.domain.lead.ConsentEntry#erased} does, and from every conversation of the lead, as
 * {@link ConversationRepository#eraseTopicsOf} does. A store without transactions over several records removes the topics of
 * conversations after it has written the lead. A crash in between then leaves topics, which {@code eraseTopicsOf} removes.
 *
 * <p>Every method throws {@link StoreUnavailableException} where the store cannot be reached.
 */
public interface LeadRepository {

    /**
     * Stores a new lead. It never overwrites: if the company has a lead of this id, live or deleted, an unchecked exception of the
     * store's technology is thrown and nothing is stored.
     *
     * @throws DuplicateEmailException where a live lead of the company has the email; nothing is stored
     */
    void add(LeadChange change);

    /**
     * Stores a change of a lead, live or deleted, where its version and its last event are still those that the change was made on.
     *
     * @throws VersionConflictException if another change, or an event of a conversation, was stored first; nothing is stored
     * @throws LeadNotFoundException where the company has no such lead at all; nothing is stored
     * @throws DuplicateEmailException where another live lead of the company has the email now; nothing is stored
     */
    void update(LeadChange change);

    /** The company's live lead of this id. */
    Optional<LeadSnapshot> find(CompanyId companyId, LeadId id);

    /** The company's soft-deleted lead of this id. */
    Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id);

    /** The company's live lead with the key of this email; there is at most one. */
    Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email);
}
