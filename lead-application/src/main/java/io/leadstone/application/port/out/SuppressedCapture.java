package io.leadstone.application.port.out;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** The treatment of a capture with an address that the suppression list refuses. */
public enum SuppressedCapture implements Coded {
    /** The capture is refused. */
    REFUSE,
    /** The lead is stored, but the capture grants no consent. */
    WITHOUT_CONSENT;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
