package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes deliveries, and the messages that no other delivery needs. It locks the messages before it looks for other
 * deliveries. If two transactions delete the last deliveries of a message at the same time, the second one sees the
 * deletion of the first.
 */
public record DeliveryDeletion(SqlCall call) {

    /** Deliveries of one statement. It limits the number of its parameters. */
    private static final int BATCH = 500;

    /** Deletes up to 500 deliveries of a subscription. Returns false if it has no more. */
    boolean deleteSomeOf(String companyId, UUID webhookId) {
        List<DeliveryKey> batch = call.mapper(QueueSqlMapper.class).ofWebhook(companyId, webhookId, BATCH);
        delete(batch);
        return batch.size() == BATCH;
    }

    /**
     * Deletes all deliveries and messages about a lead. The transaction has locked the row of the lead, so that no
     * other one enqueues more.
     */
    public void deleteAllOf(CompanyId companyId, LeadId leadId) {
        String company = companyId.value();
        MessageSqlMapper messages = call.mapper(MessageSqlMapper.class);
        List<UUID> ofLead = messages.ofLead(company, leadId.value());
        if (ofLead.isEmpty()) {
            return;
        }
        List<UUID> webhooks = call.mapper(WebhookSqlMapper.class).idsOf(company);
        for (int from = 0; from < ofLead.size(); from += BATCH) {
            List<UUID> batch = ofLead.subList(from, Math.min(ofLead.size(), from + BATCH));
            webhooks.forEach(webhook -> call.mapper(QueueSqlMapper.class).delete(company, webhook, batch));
            messages.delete(company, batch);
        }
    }

    /**
     * Locks those of the deliveries that finished at least {@code millis} ago, one subscription after the other, and
     * returns them.
     */
    List<DeliveryKey> lockFinished(List<DeliveryKey> keys, long millis) {
        QueueSqlMapper queue = call.mapper(QueueSqlMapper.class);
        return bySubscription(keys)
                .flatMap(list ->
                        queue.lockFinished(list.companyId(), list.webhookId(), list.messages(), millis).stream())
                .toList();
    }

    private static Stream<DeliveryList> bySubscription(List<DeliveryKey> keys) {
        return keys.stream()
                .collect(Collectors.groupingBy(key -> new Subscription(key.companyId(), key.webhookId())))
                .entrySet()
                .stream()
                .map(list -> new DeliveryList(list.getKey(), messagesOf(list.getValue())));
    }

    /** Deletes these deliveries. Returns the number of deleted rows. */
    int delete(List<DeliveryKey> keys) {
        QueueSqlMapper queue = call.mapper(QueueSqlMapper.class);
        int removed = bySubscription(keys)
                .mapToInt(list -> queue.delete(list.companyId(), list.webhookId(), list.messages()))
                .sum();
        keys.stream()
                .collect(Collectors.groupingBy(DeliveryKey::companyId))
                .forEach((companyId, ofCompany) -> deleteMessages(companyId, messagesOf(ofCompany)));
        return removed;
    }

    private void deleteMessages(String companyId, List<UUID> ids) {
        MessageSqlMapper messages = call.mapper(MessageSqlMapper.class);
        List<UUID> locked = messages.lock(companyId, ids);
        if (!locked.isEmpty()) {
            List<UUID> unneeded = messages.unneeded(companyId, locked);
            if (!unneeded.isEmpty()) {
                messages.delete(companyId, unneeded);
            }
        }
    }

    private static List<UUID> messagesOf(List<DeliveryKey> keys) {
        return keys.stream().map(DeliveryKey::messageId).distinct().toList();
    }

    private record Subscription(String companyId, UUID webhookId) {}

    private record DeliveryList(Subscription subscription, List<UUID> messages) {

        String companyId() {
            return subscription.companyId();
        }

        UUID webhookId() {
            return subscription.webhookId();
        }
    }
}
