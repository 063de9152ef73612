package io.leadstone.application.port.out.conversation;

import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.InvalidCommandException;
import java.util.Optional;

/** Lists a company's conversations. */
public interface ConversationSearch {

    /**
     * The company's live conversations that {@code query} describes, newest first, of one instant the greater id first.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page);

    /**
     * The company's soft-deleted conversations, last deleted first, of one instant the greater id first.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page);

    /** The first of {@link #list} for the lead. */
    Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId);
}
