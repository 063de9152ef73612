package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.idempotency.KeyedWrite;
import io.leadstone.adapter.mybatis.idempotency.MyBatisIdempotentWrites;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.MyBatisStoreException;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.sql.StatementOutcome;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * {@link LeadRepository} in SQL. Each change is one transaction: the lead with its search columns, then ledger entries,
 * events, deliveries and other side writes. An erasure first changes the conversations of the lead. If one statement
 * writes all of it, the statement is the transaction.
 *
 * @param subscribed companies whose changes need deliveries, which further statements write
 */
public record MyBatisLeadRepository(SqlSessions sessions, SubscribedCompanies subscribed) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        write(change, LeadWriter::insert, (call, writer) -> add(call, writer, change));
    }

    /** Stores a new lead in the transaction of {@code call}, as {@link #add(LeadChange)} does. */
    public static int add(SqlCall call, LeadChange change) {
        return add(call, new LeadWriter(call, change), change);
    }

    private static int add(SqlCall call, LeadWriter writer, LeadChange change) {
        return writer.discardThen(() -> {
            insert(call, writer, change.after());
            new LeadIndexTerms(call).add(change.after());
            return writer.complete();
        });
    }

    @Override
    public void update(LeadChange change) {
        write(
                change,
                LeadWriter::update,
                (call, writer) -> change.erases()
                        ? call.atomically(() -> erase(call, writer, change))
                        : update(call, writer, change));
    }

    /**
     * Erases the topics of the conversations before the row of the lead. Each writer of a conversation locks in this
     * order, and the other order would deadlock with an activity report. A conversation that is opened in between
     * changes the lead, so that this update finds another last event and is rejected. Writers of submissions lock the
     * row of the lead first, so their texts are erased after it.
     */
    private static int erase(SqlCall call, LeadWriter writer, LeadChange change) {
        LeadSnapshot lead = change.after();
        return TopicEraser.erase(call, lead.companyId(), lead.id())
                + update(call, writer, change)
                + MyBatisIdempotentWrites.eraseOf(call, lead.companyId(), lead.id())
                + call.mapper(LeadSqlMapper.class)
                        .eraseSubmissions(
                                lead.companyId().value(),
                                lead.id().value(),
                                lead.erasedAt().orElseThrow(),
                                Metadata.EMPTY.json());
    }

    /** Stores a change in the transaction of {@code call}, as {@link #update(LeadChange)} does. It is no erasure. */
    public static int update(SqlCall call, LeadChange change) {
        return update(call, new LeadWriter(call, change), change);
    }

    private static int update(SqlCall call, LeadWriter writer, LeadChange change) {
        return writer.discardThen(() -> {
            if (compareAndSet(call, writer, change) == 0) {
                throw rejection(call, change);
            }
            new LeadIndexTerms(call).update(change);
            return writer.complete();
        });
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return read(leads -> leads.find(companyId.value(), id.value()));
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return read(leads -> leads.findDeleted(companyId.value(), id.value()));
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return read(leads -> leads.findByEmail(companyId.value(), email.key()));
    }

    private void write(
            LeadChange change,
            ToIntFunction<LeadWriter> onlyStatement,
            BiFunction<SqlCall, LeadWriter, Integer> statements) {
        switch (writeInOneStatement(change, onlyStatement)) {
            case STORED -> {}
            case NOT_STORED -> writeInTransaction(change, statements);
            case UNKNOWN -> writeUnlessStored(change, statements);
        }
    }

    private StatementOutcome writeInOneStatement(LeadChange change, ToIntFunction<LeadWriter> onlyStatement) {
        return !LeadWriter.canWriteInOneStatement(change)
                        || subscribed.contains(change.after().companyId())
                ? StatementOutcome.NOT_STORED
                : sessions.writeInOneStatement(
                        call -> onlyStatement.applyAsInt(LeadWriter.ofOneStatement(call, change)) > 0);
    }

    private void writeInTransaction(LeadChange change, BiFunction<SqlCall, LeadWriter, Integer> statements) {
        new KeyedWrite(sessions)
                .run(
                        call -> write(call, change, statements),
                        rows -> WrittenRecord.of(change.after()),
                        listener -> listener.leadChanging(change));
    }

    private int write(SqlCall call, LeadChange change, BiFunction<SqlCall, LeadWriter, Integer> statements) {
        LeadWriter writer = new LeadWriter(call, change);
        int rows = statements.apply(call, writer);
        if (writer.foundSubscriptions()) {
            subscribed.add(change.after().companyId());
        }
        return rows;
    }

    /**
     * Writes a change whose first statement was sent and not answered. The event log shows whether it was stored. If
     * the statement still runs, the transaction waits for it, because both write the same keys, and then is refused.
     */
    private void writeUnlessStored(LeadChange change, BiFunction<SqlCall, LeadWriter, Integer> statements) {
        if (isStored(change)) {
            return;
        }
        try {
            writeInTransaction(change, statements);
        } catch (DuplicateEmailException | VersionConflictException | MyBatisStoreException refused) {
            if (!isStored(change)) {
                throw refused;
            }
        }
    }

    private boolean isStored(LeadChange change) {
        LeadEvent event = change.events().get(0);
        LeadSnapshot lead = change.after();
        return sessions.read(call -> call.mapper(LeadSqlMapper.class)
                        .countEvent(lead.companyId().value(), lead.id().value(), event.number(), event.id()))
                > 0;
    }

    private Optional<LeadSnapshot> read(Function<LeadSqlMapper, @Nullable LeadSnapshot> query) {
        return sessions.read(call -> Optional.ofNullable(query.apply(call.mapper(LeadSqlMapper.class))));
    }

    private static void insert(SqlCall call, LeadWriter writer, LeadSnapshot lead) {
        try {
            if (writer.insert() == 0) {
                throw new DuplicateEmailException();
            }
        } catch (PersistenceException failure) {
            if (SqlFailures.isDuplicateKey(failure)
                    && call.continuesAfterFailure()
                    && isNew(call.mapper(LeadSqlMapper.class), lead)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    /** Returns true if the company has no lead with this id, so that the email caused the duplicate key. */
    private static boolean isNew(LeadSqlMapper leads, LeadSnapshot lead) {
        return leads.countById(lead.companyId().value(), lead.id().value()) == 0;
    }

    private static int compareAndSet(SqlCall call, LeadWriter writer, LeadChange change) {
        if (!change.claimsEmail()) {
            return writer.update();
        }
        try {
            return call.withSavepoint(writer::update);
        } catch (PersistenceException failure) {
            // An update can violate only the unique key of the email.
            if (SqlFailures.isDuplicateKey(failure)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    private static RuntimeException rejection(SqlCall call, LeadChange change) {
        LeadSnapshot lead = change.after();
        return isNew(call.mapper(LeadSqlMapper.class), lead)
                ? new LeadNotFoundException(lead.id())
                : new VersionConflictException(lead.id(), change.expectedVersion());
    }
}
