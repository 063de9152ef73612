package io.leadstone.domain.failure;

import java.util.UUID;

/** The company has no such delivery; another company's looks the same. */
public final class DeliveryNotFoundException extends LeadException {

    public DeliveryNotFoundException(UUID id) {
        super("DELIVERY_NOT_FOUND", "there is no delivery " + id);
    }
}
