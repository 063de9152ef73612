package io.leadstone.domain.failure;

import java.util.UUID;

/** The company has no such delivery. The failure is the same for a delivery of another company. */
public final class DeliveryNotFoundException extends LeadException {

    public DeliveryNotFoundException(UUID id) {
        super("DELIVERY_NOT_FOUND", "there is no delivery " + id);
    }

    /** Creates the failure for a text that is not a valid id and therefore cannot name a delivery. */
    public DeliveryNotFoundException(String text) {
        super("DELIVERY_NOT_FOUND", "there is no delivery " + text);
    }
}
