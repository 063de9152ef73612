package io.leadstone.domain.failure;

import java.util.UUID;

/** The company has no such delivery; another company's looks the same. */
public final class DeliveryNotFoundException extends LeadException {

    public DeliveryNotFoundException(UUID id) {
        super("DELIVERY_NOT_FOUND", "there is no delivery " + id);
    }

    /** The same failure for a text that is not an id: such a text names no delivery, like an id that was never issued. */
    public DeliveryNotFoundException(String text) {
        super("DELIVERY_NOT_FOUND", "there is no delivery " + text);
    }
}
