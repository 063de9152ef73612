package io.leadstone.adapter.mybatis.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on subscriptions; see {@code WebhookSqlMapper.xml}. */
public interface WebhookSqlMapper {

    /** Returns the number of rows. On PostgreSQL it is 0 if the slot or the id is taken; the other databases refuse the row. */
    int insert(WebhookRow webhook, int slot);

    /** Returns the slots of the company's webhooks, 0 for one without a slot. */
    List<Integer> slots(String companyId);

    /** The number of rows: 0 where the subscription is not there in that version. */
    int update(WebhookRow webhook, long expectedVersion);

    /** 1 where the company has the subscription. */
    int countById(String companyId, UUID id);

    @Nullable
    WebhookRow find(String companyId, UUID id);

    /** Locks the subscription until the end of the transaction. Returns its version; null if the company has no such subscription. */
    @Nullable
    Long lock(String companyId, UUID id);

    List<WebhookRow> list(
            String companyId, @Nullable Instant beforeAt, @Nullable UUID beforeId, int limit, long offset);

    /** How many there are, counted no further than to {@code upTo}. */
    long count(String companyId, int upTo);

    /** Leaves a row that nobody finds, without its secrets. The number of rows: 0 where the subscription is not there in that version. */
    int remove(String companyId, UUID id, long expectedVersion);

    /** Remembers since when it fails. */
    int failed(String companyId, UUID id);

    int reached(String companyId, UUID id);

    int gone(String companyId, UUID id);

    /** Those that are not disabled and have failed for so long. */
    List<WebhookRow> failing(long millis);

    /** The number of rows: 0 where it is none of {@link #failing} any more. */
    int disableFailing(String companyId, UUID id, long millis);

    /** Forgets those that were removed so long ago and have nothing in line. */
    int forgetRemoved(long millis);
}
