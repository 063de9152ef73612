package io.leadstone.adapter.rest.version;

import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.domain.VersionConflictException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The versions on which a client wants its write to be made, by the header {@code If-Match}. The write itself compares; nothing is
 * read before to decide.
 *
 * @param tags the header's value, if the request has one; {@code *} asks for no more than that the record is there
 */
public record IfMatch(Optional<EntityTags> tags) {

    private static final long NO_VERSION = 0;

    /** What the request's headers want. */
    public static IfMatch of(HttpHeaders headers) {
        return new IfMatch(EntityTags.parse(HttpHeaders.IF_MATCH, headers.getHeaderString(HttpHeaders.IF_MATCH))
                .filter(tags -> !tags.any()));
    }

    /** Does {@code write} on the version that is wanted, or on whatever there is. */
    public <T> T write(Function<Optional<Long>, T> write) {
        return write(Optional.empty(), write);
    }

    /**
     * Does {@code write} on {@code seen}, the version that the request was compared with, where it was compared with one.
     *
     * @throws RefusedException with 412 where the record is at none of the wanted versions
     */
    public <T> T write(Optional<Long> seen, Function<Optional<Long>, T> write) {
        if (tags.isEmpty()) {
            return write.apply(seen);
        }
        seen.ifPresent(this::require);
        RefusedException failed = failed();
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
     * @throws RefusedException with 412 where not
     */
    public void require(long version) {
        if (tags.filter(wanted -> !wanted.matchStrongly(version)).isPresent()) {
            throw failed();
        }
    }

    /** A record that is missing is still missing, and not stale, where the tags name no version. */
    private List<Long> versions() {
        List<Long> versions =
                tags.stream().flatMap(wanted -> wanted.versions().stream()).toList();
        return versions.isEmpty() ? List.of(NO_VERSION) : versions;
    }

    private static RefusedException failed() {
        return new RefusedException(
                Problem.of(412, "PRECONDITION_FAILED", "the record is not at the version that If-Match names"));
    }
}
