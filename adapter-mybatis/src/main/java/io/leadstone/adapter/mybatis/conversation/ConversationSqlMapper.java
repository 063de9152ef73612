package io.leadstone.adapter.mybatis.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on conversations; see {@code ConversationSqlMapper.xml}. */
public interface ConversationSqlMapper {

    int insert(ConversationRow conversation);

    /** The number of rows: 0 where the conversation is not there in that version. */
    int update(ConversationRow conversation, long expectedVersion);

    /** The number of rows: 0 where the company has no such live conversation. */
    int record(
            String companyId, UUID id, int messages, int ratings, int ratingHundredths, Instant at, Instant reportedAt);

    /** Locks the row of the company's live lead until the end of the transaction; empty if there is none. */
    List<UUID> lockLead(String companyId, UUID leadId);

    /** The number of conversations with the lead, live and deleted, that the session opened. */
    int countOfSession(String companyId, UUID leadId, String sessionId);

    /** 1 where the company has the conversation, live or deleted. */
    int countById(String companyId, UUID id);

    @Nullable
    ConversationRow find(String companyId, UUID id);

    @Nullable
    ConversationRow findDeleted(String companyId, UUID id);

    List<ConversationRow> list(ConversationListQuery listing);

    /** How many there are, as far as the listing wants to know. */
    long count(ConversationListQuery listing);
}
