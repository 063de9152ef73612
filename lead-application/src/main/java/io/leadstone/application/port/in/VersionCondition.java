package io.leadstone.application.port.in;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a caller requires of the record that a write would meet, such as {@code If-Match} of HTTP. It is compared with the write.
 *
 * @param rule gets the version of the live record; empty if there is none
 */
public record VersionCondition(Predicate<Optional<Long>> rule) {

    /** Any record, or none. */
    public static final VersionCondition NONE = new VersionCondition(version -> true);

    /** Returns whether the write may meet a live record of this version; empty: no record. */
    public boolean allows(Optional<Long> version) {
        return rule.test(version);
    }
}
