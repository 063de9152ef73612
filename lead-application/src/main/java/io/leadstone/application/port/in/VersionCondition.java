package io.leadstone.application.port.in;

import java.util.Optional;

/** What a caller requires of the record that a write would meet, such as {@code If-Match} of HTTP. It is compared with the write. */
@FunctionalInterface
public interface VersionCondition {

    /** Any record, or none. */
    VersionCondition NONE = version -> true;

    /**
     * Returns whether the write may be made.
     *
     * @param version the version of the live record; empty if there is none
     */
    boolean allows(Optional<Long> version);
}
