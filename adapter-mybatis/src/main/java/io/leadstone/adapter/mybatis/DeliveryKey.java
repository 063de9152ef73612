package io.leadstone.adapter.mybatis;

import java.util.UUID;

/** What names a delivery. */
record DeliveryKey(String companyId, UUID webhookId, UUID messageId) {}
