package io.leadstone.adapter.mybatis.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on deliveries that their company asks for; see {@code DeliverySqlMapper.xml}. */
public interface DeliverySqlMapper {

    List<DeliveryRow> list(DeliveryListQuery listing);

    /** How many there are, as far as the listing wants to know. */
    long count(DeliveryListQuery listing);

    @Nullable
    DeliveryRow find(String companyId, UUID webhookId, UUID messageId);

    /** One that tells of no lead. */
    int insert(String companyId, UUID webhookId, UUID messageId, String messageType, Instant happenedAt);

    int redeliver(String companyId, UUID webhookId, UUID messageId);

    int replay(String companyId, UUID webhookId, Instant since);
}
