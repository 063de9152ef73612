package io.leadstone.application.port.out.conversation;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.InvalidCommandException;
import java.util.Optional;

/** Lists the conversations of a company, without those of deleted leads. */
public interface ConversationSearch {

    /**
     * Returns a page of the live conversations that match {@code query}, newest first. Conversations of one instant are
     * ordered by id, greatest first.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page);

    /**
     * Returns a page of the soft-deleted conversations, last deleted first. Conversations of one instant are ordered by
     * id, greatest first.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page);

    /** Returns the newest live conversation of the lead: the first one of {@link #list} for it. */
    Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId);
}
