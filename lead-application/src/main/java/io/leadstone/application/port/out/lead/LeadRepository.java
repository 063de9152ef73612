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
 * Reads and writes single leads.
 *
 * <p>A write stores the lead, its new ledger entries and its events atomically, even if the process dies during it.
 * Each reader sees the write when the method has returned. In a transaction of the host, readers see it after the
 * commit. The {@linkplain EmailAddress#key() email key} is unique among the live leads of a company. The store enforces
 * this with its own constraint, so that exactly one of several concurrent writers succeeds. After a refused write, a
 * transaction of the host can still be used. A snapshot that is read equals the one that was stored.
 *
 * <p>A write also enqueues a message for each event and each matching {@linkplain WebhookRepository subscription}. Each
 * message contains the lead {@linkplain LeadChange#states() after its own event}.
 *
 * <p>A write also makes the {@linkplain LeadChange#sideWrites() side writes} of the change: it removes and adds entries
 * of the suppression list, and discards held submissions. Only a store with the capability
 * {@link io.leadstone.application.port.out.privacy.PrivacyStore} gets changes with entries, and only one with
 * {@link io.leadstone.application.port.out.submission.SubmissionStore} gets changes that discard submissions. A store
 * without transactions over several records first keeps side writes in the record of the lead. {@code SuppressionList}
 * makes those that it finds there, and the purge or the dispatcher of webhooks discards the submissions.
 *
 * <p>A write that {@linkplain LeadChange#erases() erases} the lead removes its personal data in more places. It
 * erases every stored message, as {@link io.leadstone.domain.webhook.WebhookMessage#erased} does, and every ledger
 * entry, as {@link io.leadstone.domain.lead.ConsentEntry#erased} does. It removes title and metadata of the lead's
 * conversations, as {@link ConversationRepository#eraseTopicsOf} does, and the values of its submissions, as
 * {@link io.leadstone.application.port.out.submission.SubmissionRepository#eraseOf} does. A store without transactions
 * over several records does the last two steps after it has written the lead. A crash in between leaves such texts
 * until these methods remove them, or the purge does.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached. If a write throws one of the
 * exceptions below, nothing is stored.
 */
public interface LeadRepository {

    /**
     * Stores a new lead. It never overwrites: if the company has a lead of this id, live or deleted, it throws an
     * unchecked exception of the store's technology.
     *
     * @throws DuplicateEmailException if a live lead of the company has the email
     */
    void add(LeadChange change);

    /**
     * Stores a change of a live or deleted lead. The stored lead must still have the version and the last event that
     * the change was made from.
     *
     * @throws VersionConflictException if another change, or an event of a conversation, was stored first
     * @throws LeadNotFoundException if the company has no such lead, live or deleted
     * @throws DuplicateEmailException if another live lead of the company has the email
     */
    void update(LeadChange change);

    /** Returns the live lead of this id, if it belongs to the company. */
    Optional<LeadSnapshot> find(CompanyId companyId, LeadId id);

    /** Returns the soft-deleted lead of this id, if it belongs to the company. */
    Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id);

    /** Returns the live lead of the company with the key of this email. There is at most one. */
    Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email);
}
