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
 * Reads and writes single conversations.
 *
 * <p>While a lead is deleted, its conversations are hidden: no method returns them, and only {@link #eraseTopicsOf}
 * changes them. In a store that cannot read the lead and write the conversation in one transaction, a write at the same
 * time as the deletion may still change a conversation.
 *
 * <p>A write is atomic, even if the process dies during it. If the conversation is linked to a lead, the same write
 * changes the lead. It appends the {@linkplain ConversationChange#event() event} to the lead's event log, with the
 * lead's next number. It also updates the engagement and the last event of the lead. The version of the lead stays.
 * Each reader sees the write when the method has returned. In a transaction of the host, readers see it after the
 * commit.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached. If a write throws one of the
 * exceptions below, nothing is stored.
 */
public interface ConversationRepository {

    /**
     * Stores a new conversation.
     *
     * @throws UnknownLeadException if the company has no live lead with the id that the conversation names
     * @throws LeadErasedException if the lead is erased
     * @throws ConversationLimitException if a widget session opens it for its lead and has already opened
     *     {@link ConversationSnapshot#MAX_PER_SESSION} conversations, live or deleted. Concurrent calls cannot exceed
     *     the limit
     */
    void add(ConversationChange change);

    /**
     * Stores a change of a live or deleted conversation, if the stored version is the one that the change was made
     * from.
     *
     * @throws VersionConflictException if the stored conversation has another version
     * @throws ConversationNotFoundException if the company has no such conversation, live or deleted, or its lead is
     *     deleted
     */
    void update(ConversationChange change);

    /**
     * Adds the activity of {@code report} to the live conversation, as
     * {@link io.leadstone.domain.conversation.Conversation#record} does. The store adds to the current totals, so
     * concurrent reports need no retry and none is lost.
     *
     * @return the conversation after the report
     * @throws ConversationNotFoundException if the company has no such live conversation, or its lead is deleted
     */
    ConversationSnapshot record(ActivityReport report);

    /** Returns the live conversation of this id, if it belongs to the company and its lead is not deleted. */
    Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id);

    /** Returns the soft-deleted conversation of this id, if it belongs to the company and its lead is not deleted. */
    Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id);

    /**
     * Removes title and metadata from all conversations of the lead, live and deleted. The version of each conversation
     * that had a title or metadata grows by one. Nothing else changes.
     */
    void eraseTopicsOf(CompanyId companyId, LeadId leadId);
}
