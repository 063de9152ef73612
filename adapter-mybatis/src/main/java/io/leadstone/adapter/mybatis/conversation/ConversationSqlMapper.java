package io.leadstone.adapter.mybatis.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on conversations; see {@code ConversationSqlMapper.xml}. */
public interface ConversationSqlMapper {

    /** Inserts a conversation without a lead. */
    int insert(ConversationRow conversation);

    /** Inserts a conversation with the creation of its lead. Returns the number of rows: 0 without the lead. */
    int insertOfLead(ConversationRow conversation);

    /** Returns the number of rows: 0 unless the stored conversation has the expected version. */
    int update(ConversationRow conversation, long expectedVersion);

    /**
     * Adds an activity report to the totals. Returns the number of rows: 0 if the company has no such live
     * conversation.
     */
    int record(
            String companyId, UUID id, int messages, int ratings, int ratingHundredths, Instant at, Instant reportedAt);

    /**
     * Locks the row of the live lead until the end of the transaction. Returns its id, or an empty list if there is
     * none.
     */
    List<UUID> lockLead(String companyId, UUID leadId);

    /** Returns the number of conversations that the session opened with the lead, live and deleted. */
    int countOfSession(String companyId, UUID leadId, String sessionId);

    /** Returns 1 if the company has the conversation, live or deleted, else 0. */
    int countById(String companyId, UUID id);

    @Nullable
    ConversationRow find(String companyId, UUID id);

    @Nullable
    ConversationRow findDeleted(String companyId, UUID id);

    List<ConversationRow> list(ConversationListQuery listing);

    /** Returns the number of conversations, counted up to {@code countLimit}. */
    long count(ConversationListQuery listing);
}
