package io.leadstone.adapter.mybatis.webhook;

import java.util.UUID;

/** The primary key of a delivery. */
public record DeliveryKey(String companyId, UUID webhookId, UUID messageId) {}
