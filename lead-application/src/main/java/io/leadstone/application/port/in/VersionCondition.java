package io.leadstone.application.port.in;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A condition on the version of the record that a write changes, such as {@code If-Match} of HTTP. It is compared in
 * the write.
 *
 * @param rule gets the version of the live record; empty if there is none
 */
public record VersionCondition(Predicate<Optional<Long>> rule) {

    /** Allows any record, or none. */
    public static final VersionCondition NONE = new VersionCondition(version -> true);

    /** Returns true if the write may change a live record of this version. Empty means that there is no record. */
    public boolean allows(Optional<Long> version) {
        return rule.test(version);
    }
}
