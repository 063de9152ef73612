package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.lead.LeadEvent;
import java.util.List;
import java.util.UUID;

/**
 * Cancels the pending deliveries of a lead that is deleted. The transaction has locked the row of the lead, so that no
 * other one enqueues more. The deliveries are found by their primary keys, so that InnoDB locks no others.
 */
public record DeliveryCancellation(SqlCall call) {

    /** Deliveries of one statement. It limits the number of its parameters. */
    private static final int BATCH = 500;

    /** Cancels the pending deliveries of events before {@code deletion}. Returns the number of rows. */
    public int cancelBefore(LeadEvent deletion) {
        String company = deletion.companyId().value();
        List<UUID> messages = call.mapper(MessageSqlMapper.class)
                .ofLead(company, deletion.leadId().value());
        return messages.isEmpty() ? 0 : cancel(company, messages, deletion.number());
    }

    private int cancel(String company, List<UUID> messages, long number) {
        QueueSqlMapper queue = call.mapper(QueueSqlMapper.class);
        List<UUID> webhooks = call.mapper(WebhookSqlMapper.class).idsOf(company);
        int cancelled = 0;
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<UUID> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
            for (UUID webhook : webhooks) {
                cancelled += queue.cancel(company, webhook, batch, number);
            }
        }
        return cancelled;
    }
}
