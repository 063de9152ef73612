package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs reads that need not see the latest write: lists, searches, reports and exports. They use the replica, if there
 * is one. While a transaction of the host is active, they use its connection, so that the host sees its own writes.
 *
 * <p>It has no method that writes, so that no write statement can reach a replica.
 */
public final class SqlReads {

    private final SqlSessions primary;
    private final Optional<SqlReplica> replica;

    private SqlReads(SqlSessions primary, Optional<SqlReplica> replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /** Returns reads that always use these sessions. */
    public static SqlReads on(SqlSessions sessions) {
        return new SqlReads(sessions, Optional.empty());
    }

    /** Returns reads that use the replica outside of transactions of the host. */
    public static SqlReads on(SqlReplica replica, SqlSessions primary) {
        return new SqlReads(primary, Optional.of(replica));
    }

    /**
     * Does the same as {@link SqlSessions#read}.
     *
     * @throws StoreUnavailableException if the replica cannot be reached; the primary is not asked instead
     */
    public <T> T read(Function<SqlCall, T> work) {
        return usesReplica() ? replica.orElseThrow().read(work) : primary.read(work);
    }

    /**
     * Does the same as {@link SqlSessions#stream}.
     *
     * @throws StoreUnavailableException if the replica cannot be reached; the primary is not asked instead
     */
    public void stream(Consumer<SqlCall> work) {
        if (usesReplica()) {
            replica.orElseThrow().stream(work);
        } else {
            primary.stream(work);
        }
    }

    private boolean usesReplica() {
        return replica.isPresent() && !primary.hostTransactions().isActive();
    }
}
