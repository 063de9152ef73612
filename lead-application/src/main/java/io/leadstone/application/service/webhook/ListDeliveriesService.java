package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.ListDeliveries;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Implements {@link ListDeliveries}. */
record ListDeliveriesService(CommandCheck check, WebhookWrites writes, LazyPort<DeliveryLog> deliveries)
        implements ListDeliveries {

    @Override
    public Page<Delivery> listDeliveries(
            Caller caller, WebhookId id, Optional<DeliveryStatus> status, PageRequest page) {
        caller.require(Scope.ADMIN);
        check.require(page);
        writes.get(caller.companyId(), id);
        return deliveries.get().list(caller.companyId(), id, status, page);
    }
}
