package io.leadstone.adapter.mybatis.webhook;

import java.util.UUID;

/** What names a delivery. */
public record DeliveryKey(String companyId, UUID webhookId, UUID messageId) {}
