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

    /** Enqueues all finished deliveries of events since an instant again. Returns their number. */
    int replay(String companyId, UUID webhookId, Instant since);
}
