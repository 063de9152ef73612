package io.leadstone.application.port.in.lead;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** What creating a lead came to. */
public enum CreateOutcome implements Coded {
    /** A new lead is stored. */
    CREATED,
    /** One was there; it is answered untouched, as {@link DuplicatePolicy#RETURN} asks. */
    RETURNED,
    /** One was there; some of its empty fields are filled now. */
    FILLED,
    /** One was there; some of its fields are written now. */
    UPDATED,
    /** One was there, and what was sent changes nothing in it. */
    UNCHANGED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
