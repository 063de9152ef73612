package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ListDeliveries;
import io.leadstone.application.port.out.DeliveryLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** {@link ListDeliveries}. */
public record ListDeliveriesService(CommandCheck check, WebhookWrites writes, DeliveryLog deliveries)
        implements ListDeliveries {

    @Override
    public Page<Delivery> list(Caller caller, WebhookId id, Optional<DeliveryStatus> status, PageRequest page) {
        caller.require(Scope.ADMIN);
        check.require(page);
        writes.get(caller.companyId(), id);
        return deliveries.list(caller.companyId(), id, status, page);
    }
}
