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
 * The state that a client requires of a record that it writes, by the headers {@code If-Match} and {@code If-None-Match}. The write
 * itself compares the version; it is not read before to decide.
 *
 * @param tags the tags that the record must have one of; empty if any state will do. No tags at all mean that there must be no record
 */
public record IfMatch(Optional<EntityTags> tags) {

    private static final long NO_VERSION = 0;
    private static final EntityTags NO_RECORD = new EntityTags(false, List.of(), List.of());

    /**
     * What the headers of a write of an existing record require. {@code If-Match: *} requires no more than that the record exists, and
     * {@code If-None-Match: *} can never be true for it.
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
     * What the headers of a create require of the record that it may meet.
     *
     * @throws RefusedException with 400 if a header is malformed, or if {@code If-None-Match} is not {@code *}
     */
    public static VersionCondition ofCreate(HttpHeaders headers) {
        boolean none = requiresNoRecord(headers);
        Optional<EntityTags> wanted = matched(headers);
        if (!none && wanted.isEmpty()) {
            return VersionCondition.NONE;
        }
        return new VersionCondition(version -> (!none || version.isEmpty())
                && wanted.map(tags -> version.filter(tags::matchStrongly).isPresent())
                        .orElse(true));
    }

    /**
     * Passes unless the headers require a record. It is for creates that never meet one.
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

    /** Does {@code write} on the version that is wanted, or on whatever there is. */
    public <T> T write(Function<Optional<Long>, T> write) {
        return write(Optional.empty(), write);
    }

    /**
     * Does {@code write} on {@code seen}, the version that the request was compared with, where it was compared with one.
     *
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
     * Passes where {@code version} is one that the client wants.
     *
     * @throws PreconditionFailedException if it is not
     */
    public void require(long version) {
        if (tags.filter(wanted -> !wanted.matchStrongly(version)).isPresent()) {
            throw new PreconditionFailedException();
        }
    }

    /** A record that is missing is still missing, and not stale, where the tags name no version. */
    private List<Long> versions() {
        List<Long> versions =
                tags.stream().flatMap(wanted -> wanted.versions().stream()).toList();
        return versions.isEmpty() ? List.of(NO_VERSION) : versions;
    }
}
