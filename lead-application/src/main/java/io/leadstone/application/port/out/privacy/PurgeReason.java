package io.leadstone.application.port.out.privacy;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** The reason for which a lead is purged. */
public enum PurgeReason implements Coded {
    /** The lead was deleted, and not restored since. */
    DELETED,
    /** The live lead had no change, and none of its conversations had activity. */
    INACTIVE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
