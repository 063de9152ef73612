package io.leadstone.adapter.mybatis.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements for the routes of deliveries; see {@code DeliverySqlMapper.xml}. */
public interface DeliverySqlMapper {

    List<DeliveryRow> list(DeliveryListQuery listing);

    /** Returns the number of deliveries, counted up to the limit of the list. */
    long count(DeliveryListQuery listing);

    @Nullable
    DeliveryRow find(String companyId, UUID webhookId, UUID messageId);

    /** Enqueues a test message. Returns the number of rows. */
    int insert(String companyId, UUID webhookId, UUID messageId, String messageType, Instant happenedAt);

    /** Enqueues one delivery again. Returns the number of rows. */
    int redeliver(String companyId, UUID webhookId, UUID messageId);

    /** Returns the time of the database. */
    Instant now();

    /**
     * Returns the instant of the event after which a batch of a replay ends: that of the delivery after the first
     * {@code skipped} ones. Returns null if there are not more.
     */
    @Nullable
    Instant lastOfReplay(String companyId, UUID webhookId, Instant since, Instant finishedUntil, int skipped);

    /**
     * Enqueues all deliveries of events since an instant again that have finished at {@code finishedUntil}. Returns
     * their number.
     */
    int replay(String companyId, UUID webhookId, Instant since, @Nullable Instant last, Instant finishedUntil);
}
