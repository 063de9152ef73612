package io.leadstone.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Issues the ids of leads, ledger entries and events. Ids of one issuer grow in the order they were issued, as UUIDv7
 * (RFC 9562) does, so that they sort by time and inserts stay local in an index. Safe to use from many threads.
 */
@FunctionalInterface
public interface LeadIds {

    /** A new id for something that happens at {@code at}; never the same twice. */
    UUID next(Instant at);
}
