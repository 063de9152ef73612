package io.leadstone.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Generator of the ids of leads, conversations, ledger entries and events. Its ids grow in the order in which they
 * were issued, as UUIDv7 (RFC 9562) does. So they sort by time and inserts stay local in an index. Implementations
 * must be thread-safe.
 */
@FunctionalInterface
public interface LeadIds {

    /** Returns a new id for a change at {@code at}. It never returns the same id twice. */
    UUID next(Instant at);
}
