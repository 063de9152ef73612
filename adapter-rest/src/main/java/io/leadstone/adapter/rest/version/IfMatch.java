package io.leadstone.adapter.rest.version;

import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The condition of a write on the stored record, from the headers {@code If-Match} and {@code If-None-Match}. The write
 * itself compares the version, so no read is necessary before it.
 *
 * @param tags the record must have one of these tags. Empty means no condition; a value without tags means that there
 *     must be no record
 */
public record IfMatch(Optional<EntityTags> tags) {

    /** No condition. */
    public static final IfMatch NONE = new IfMatch(Optional.empty());

    private static final long NO_VERSION = 0;
    private static final EntityTags NO_RECORD = new EntityTags(false, List.of(), List.of());

    /**
     * Returns the condition for a write of an existing record. {@code If-Match: *} requires only that the record
     * exists. {@code If-None-Match: *} always fails for an existing record.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     */
    public static IfMatch of(HttpHeaders headers) {
        if (requiresNoRecord(headers)) {
            return new IfMatch(Optional.of(NO_RECORD));
        }
        return new IfMatch(matched(headers).filter(tags -> !tags.any()));
    }

    /**
     * Returns the condition on a stored record that a create may find.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     */
    public static VersionCondition ofCreate(HttpHeaders headers) {
        boolean none = requiresNoRecord(headers);
        Optional<EntityTags> required = matched(headers);
        if (!none && required.isEmpty()) {
            return VersionCondition.NONE;
        }
        return new VersionCondition(version -> (!none || version.isEmpty())
                && required.map(tags -> version.filter(tags::matchStrongly).isPresent())
                        .orElse(true));
    }

    /**
     * Checks that the headers do not require an existing record. This is for creates that never find one.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     * @throws PreconditionFailedException if there is an {@code If-Match}
     */
    public static void requireNoRecord(HttpHeaders headers) {
        if (!ofCreate(headers).allows(Optional.empty())) {
            throw new PreconditionFailedException();
        }
    }

    private static Optional<EntityTags> matched(HttpHeaders headers) {
        return EntityTags.parse(HttpHeaders.IF_MATCH, headers.getHeaderString(HttpHeaders.IF_MATCH));
    }

    private static boolean requiresNoRecord(HttpHeaders headers) {
        Optional<EntityTags> known =
                EntityTags.parse(HttpHeaders.IF_NONE_MATCH, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        if (known.filter(tags -> !tags.any()).isPresent()) {
            throw new RefusedException(Problem.of(
                    400, "BAD_REQUEST", List.of(new Violation(HttpHeaders.IF_NONE_MATCH, "must be * on a write"))));
        }
        return known.isPresent();
    }

    /**
     * Runs {@code write} with the required version. It runs without a version if the headers have no condition.
     *
     * @throws PreconditionFailedException if the record has none of the required versions
     */
    public <T> T write(Function<Optional<Long>, T> write) {
        return write(Optional.empty(), write);
    }

    /**
     * Runs {@code write} with the version {@code seen} if it is present. Otherwise it runs with each required version
     * until one succeeds, or without a version if the headers have no condition.
     *
     * @param seen the version of the record with which the caller of this method has compared the request
     * @throws PreconditionFailedException if the record has none of the required versions
     */
    public <T> T write(Optional<Long> seen, Function<Optional<Long>, T> write) {
        if (tags.isEmpty()) {
            return write.apply(seen);
        }
        seen.ifPresent(this::require);
        PreconditionFailedException failed = new PreconditionFailedException();
        for (long version : seen.map(List::of).orElseGet(this::versions)) {
            try {
                return write.apply(Optional.of(version));
            } catch (VersionConflictException stale) {
                failed.addSuppressed(stale);
            }
        }
        throw failed;
    }

    /**
     * Checks that the client accepts {@code version}.
     *
     * @throws PreconditionFailedException if it does not
     */
    public void require(long version) {
        if (tags.filter(required -> !required.matchStrongly(version)).isPresent()) {
            throw new PreconditionFailedException();
        }
    }

    /**
     * Returns the required versions. If the tags contain no version, the result is one that no record has. Then a
     * missing record is still reported as missing, and any other write fails.
     */
    private List<Long> versions() {
        List<Long> versions =
                tags.stream().flatMap(required -> required.versions().stream()).toList();
        return versions.isEmpty() ? List.of(NO_VERSION) : versions;
    }
}
