package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * {@link LeadRepository} in one transaction per change: the lead and its search keys, then its new ledger entries, then its events and
 * deliveries. An erasure begins with the conversations of the lead.
 */
public record MyBatisLeadRepository(SqlSessions sessions) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        write(change, call -> {
            LeadWriter writing = new LeadWriter(call, change);
            insert(call, writing, change.after());
            new LeadIndexTerms(call).add(change.after());
            return writing.finish();
        });
    }

    @Override
    public void update(LeadChange change) {
        write(change, call -> change.erases() ? call.together(() -> erase(call, change)) : update(call, change));
    }

    /**
     * Erases the topics of the conversations before the lead's row, the order of every writer of a conversation. The other order would
     * deadlock with a report of activity. A conversation that is opened in between changes the lead, so that this write is refused.
     */
    private static int erase(SqlCall call, LeadChange change) {
        LeadSnapshot lead = change.after();
        return TopicEraser.erase(call, lead.companyId(), lead.id()) + update(call, change);
    }

    private static int update(SqlCall call, LeadChange change) {
        LeadWriter writing = new LeadWriter(call, change);
        if (compareAndSet(call, writing, change) == 0) {
            throw refusal(call, change);
        }
        new LeadIndexTerms(call).update(change);
        return writing.finish();
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

    private void write(LeadChange change, Function<SqlCall, Integer> statements) {
        sessions.write(statements, listener -> listener.leadChanging(change));
    }

    private Optional<LeadSnapshot> read(Function<LeadSqlMapper, @Nullable LeadSnapshot> query) {
        return sessions.read(call -> Optional.ofNullable(query.apply(call.mapper(LeadSqlMapper.class))));
    }

    private static void insert(SqlCall call, LeadWriter writing, LeadSnapshot lead) {
        try {
            if (writing.insert() == 0) {
                throw new DuplicateEmailException();
            }
        } catch (PersistenceException failure) {
            if (SqlFailures.isDuplicateKey(failure)
                    && call.outlivesFailure()
                    && isNew(call.mapper(LeadSqlMapper.class), lead)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    /** Whether it was not the id that the database knew already. */
    private static boolean isNew(LeadSqlMapper leads, LeadSnapshot lead) {
        return leads.countById(lead.companyId().value(), lead.id().value()) == 0;
    }

    private static int compareAndSet(SqlCall call, LeadWriter writing, LeadChange change) {
        if (!change.claimsEmail()) {
            return writing.update();
        }
        try {
            return call.guarded(writing::update);
        } catch (PersistenceException failure) {
            // The email's is the one unique key in which an update can change anything.
            if (SqlFailures.isDuplicateKey(failure)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    private static RuntimeException refusal(SqlCall call, LeadChange change) {
        LeadSnapshot lead = change.after();
        return isNew(call.mapper(LeadSqlMapper.class), lead)
                ? new LeadNotFoundException(lead.id())
                : new VersionConflictException(lead.id(), change.expectedVersion());
    }
}
