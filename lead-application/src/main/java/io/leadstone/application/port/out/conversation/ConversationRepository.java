package io.leadstone.application.port.out.conversation;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.Optional;

/**
 * Keeps the conversations of companies, one at a time.
 *
 * <p>A write stores the conversation and, where it is linked to a lead, what its {@linkplain ConversationChange#event() event} tells
 * that lead, together or not at all, also when the process dies in the middle: the event stands in the lead's log under the lead's
 * next number, and the lead's engagement and last event are those of
 * {@link io.leadstone.domain.lead.Lead#tell}, whether the lead is live or deleted; its version stays. All of it is there for
 * every reader when the method returns (inside a host's transaction: when the host commits).
 *
 * <p>Every method throws {@link StoreUnavailableException} where the store cannot be reached.
 */
public interface ConversationRepository {

    /**
     * Stores a new conversation.
     *
     * @throws UnknownLeadException where it names a lead that is not a live one of the company; nothing is stored
     * @throws LeadErasedException if it names a live lead that was erased; nothing is stored
     * @throws ConversationLimitException if a widget session opens it for its lead and has opened
     *     {@link ConversationSnapshot#MAX_PER_SESSION} already, live or deleted, however many it opens at once; nothing is stored
     */
    void add(ConversationChange change);

    /**
     * Stores a change of a conversation, live or deleted, where its version is still the one that the change was made on.
     *
     * @throws VersionConflictException where another change or report came first; nothing is stored
     * @throws ConversationNotFoundException where the company has no such conversation at all; nothing is stored
     */
    void update(ConversationChange change);

    /**
     * Adds what {@code report} says to the company's live conversation as it is by then, as
     * {@link io.leadstone.domain.conversation.Conversation#record} does. Of any number of reports at once each counts, and none waits to be made anew.
     *
     * @return the conversation after the report
     * @throws ConversationNotFoundException where the company has no such live conversation; nothing is stored
     */
    ConversationSnapshot record(ActivityReport report);

    /** The company's live conversation of this id. */
    Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id);

    /** The company's soft-deleted conversation of this id. */
    Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id);

    /**
     * Takes title and metadata from every conversation, live or deleted, that is linked to the company's lead; all else stays, but for
     * the version, which grows by one where there was something to take.
     */
    void eraseTopicsOf(CompanyId companyId, LeadId leadId);
}
