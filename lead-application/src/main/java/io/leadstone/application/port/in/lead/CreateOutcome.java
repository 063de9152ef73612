package io.leadstone.application.port.in.lead;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** The outcome of {@link CreateLead}. */
public enum CreateOutcome implements Coded {
    /** A new lead is stored. */
    CREATED,
    /** A live lead has the email. It is returned unchanged, as {@link DuplicatePolicy#RETURN} requires. */
    RETURNED,
    /** A live lead has the email. Some of its empty fields were filled. */
    FILLED,
    /** A live lead has the email. Some of its fields were overwritten. */
    UPDATED,
    /** A live lead has the email. Its fields already have the values of the command. */
    UNCHANGED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
