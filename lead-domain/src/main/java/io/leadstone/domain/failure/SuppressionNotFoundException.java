package io.leadstone.domain.failure;

import java.util.UUID;

/** The company has no such entry in its suppression list. */
public final class SuppressionNotFoundException extends LeadException {

    public SuppressionNotFoundException(UUID id) {
        this(id.toString());
    }

    /** Creates the failure for a text that is not the id of an entry. */
    public SuppressionNotFoundException(String id) {
        super("SUPPRESSION_NOT_FOUND", "the suppression list has no entry " + id);
    }
}
