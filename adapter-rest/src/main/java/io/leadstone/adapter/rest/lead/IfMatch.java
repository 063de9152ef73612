package io.leadstone.adapter.rest.lead;

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
 * @param tags the header's value, if the request has one; {@code *} asks for no more than that the lead is there
 */
record IfMatch(Optional<EntityTags> tags) {

    private static final long NO_VERSION = 0;

    static IfMatch of(HttpHeaders headers) {
        return new IfMatch(EntityTags.parse(HttpHeaders.IF_MATCH, headers.getHeaderString(HttpHeaders.IF_MATCH))
                .filter(tags -> !tags.any()));
    }

    /** Does {@code write} on the version that is wanted, or on whatever there is. */
    <T> T write(Function<Optional<Long>, T> write) {
        return write(Optional.empty(), write);
    }

    /**
     * Does {@code write} on {@code seen}, the version that the request was compared with, where it was compared with one.
     *
     * @throws RefusedException with 412 where the lead is at none of the wanted versions
     */
    <T> T write(Optional<Long> seen, Function<Optional<Long>, T> write) {
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
    void require(long version) {
        if (tags.filter(wanted -> !wanted.matchStrongly(version)).isPresent()) {
            throw failed();
        }
    }

    /** Tags that we never made name no version; a lead that is missing is still missing then, and not stale. */
    private List<Long> versions() {
        List<Long> versions = tags.stream()
                .flatMap(wanted -> wanted.strong().stream())
                .filter(tag -> tag.matches("\"[1-9][0-9]{0,17}\""))
                .map(tag -> Long.valueOf(tag.substring(1, tag.length() - 1)))
                .toList();
        return versions.isEmpty() ? List.of(NO_VERSION) : versions;
    }

    private static RefusedException failed() {
        return new RefusedException(
                Problem.of(412, "PRECONDITION_FAILED", "the lead is not at the version that If-Match names"));
    }
}
