package io.leadstone.application.port.in.lead;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** The rule for {@link CreateLead} if a live lead of the company already has the email. */
public enum DuplicatePolicy implements Coded {
    /** The call stores nothing, and fails with the id of the email owner. */
    REJECT,
    /** The email owner is returned unchanged. */
    RETURN,
    /** The empty fields of the email owner are filled. Its filled fields, its status and its recorded consents stay. */
    FILL,
    /**
     * The fields of the command overwrite those of the email owner; a cleared field becomes empty. The lifecycle
     * decides whether the status may change. A withdrawn consent stays withdrawn.
     */
    UPDATE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
