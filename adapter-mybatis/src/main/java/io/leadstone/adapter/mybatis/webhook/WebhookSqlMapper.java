package io.leadstone.adapter.mybatis.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on subscriptions; see {@code WebhookSqlMapper.xml}. */
public interface WebhookSqlMapper {

    /**
     * Inserts a subscription. Returns the number of rows. On PostgreSQL it is 0 if the slot or the id is taken. The
     * other databases throw an exception then. The slot is a number that is unique in the company. It limits the number
     * of webhooks.
     */
    int insert(WebhookRow webhook, int slot);

    /** Returns the slots of the company's webhooks, 0 for one without a slot. */
    List<Integer> slots(String companyId);

    /** Returns the ids of the company's subscriptions, also of removed ones. */
    List<UUID> idsOf(String companyId);

    /** Returns the number of rows: 0 unless the stored subscription has the expected version. */
    int update(WebhookRow webhook, long expectedVersion);

    /** Returns 1 if the company has the subscription, else 0. */
    int countById(String companyId, UUID id);

    @Nullable
    WebhookRow find(String companyId, UUID id);

    /**
     * Locks the subscription until the end of the transaction. Returns its version, or null if the company has no such
     * subscription.
     */
    @Nullable
    Long lock(String companyId, UUID id);

    List<WebhookRow> list(
            String companyId, @Nullable Instant beforeAt, @Nullable UUID beforeId, int limit, long offset);

    /** Returns the number of subscriptions, counted up to {@code upTo}. */
    long count(String companyId, int upTo);

    /**
     * Removes a subscription: its row stays, but without secrets, and no query of the company returns it. Returns the
     * number of rows: 0 unless the stored subscription has the expected version.
     */
    int remove(String companyId, UUID id, long expectedVersion);

    /**
     * Starts a series of failures, unless one has begun already or the URL is another one. Returns the number of rows.
     */
    int recordFailure(String companyId, UUID id, String url);

    /** Ends a series of failures, unless the URL is another one. Returns the number of rows. */
    int recordSuccess(String companyId, UUID id, String url);

    /**
     * Disables an enabled subscription with this URL because its receiver is gone. Returns the number of rows.
     */
    int disableGone(String companyId, UUID id, String url);

    /**
     * Disables an enabled subscription with this URL whose series of failures began at least {@code millis} ago.
     * Returns the number of rows.
     */
    int disableFailing(String companyId, UUID id, String url, long millis);

    /** Deletes the rows of subscriptions that were removed at least {@code millis} ago and have no deliveries. */
    int deleteRemoved(long millis);
}
