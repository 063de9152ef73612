package io.leadstone.application.port.in.lead;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** What creating a lead does where a live lead of the company has the email already. */
public enum DuplicatePolicy implements Coded {
    /** Nothing is stored, and the caller is told. */
    REJECT,
    /** The lead that is there is answered, untouched. */
    RETURN,
    /** Its empty fields are filled with what was sent; what is filled stays, and so do its status and recorded consents. */
    FILL,
    /** The fields that were sent are written over it, empty ones too; its status goes through the lifecycle. */
    UPDATE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
