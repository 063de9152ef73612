package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.lead.ConsentRow;
import io.leadstone.adapter.mybatis.lead.ConsentSqlMapper;
import io.leadstone.adapter.mybatis.lead.EventRow;
import io.leadstone.adapter.mybatis.lead.EventSqlMapper;
import io.leadstone.adapter.mybatis.lead.LeadRow;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.search.IndexTermList;
import io.leadstone.adapter.mybatis.search.IndexTermSqlMapper;
import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts very many new leads, their consents and their events into empty tables: by COPY on PostgreSQL, elsewhere in
 * batches. It bypasses the ports and stores the same rows.
 */
public record BulkChanges(DataSource dataSource) {

    private static final int BATCH = 1000;
    private static final String SEARCH_INDEX = "leadstone_lead_search";

    /** The indexes of the filled tables that belong to no primary or unique key. */
    private static final String OTHER_INDEXES = """
            SELECT indexname, indexdef FROM pg_indexes
            WHERE tablename IN ('leadstone_lead', 'leadstone_event', 'leadstone_consent')
              AND indexname NOT IN (SELECT conname FROM pg_constraint)""";

    /** Stores {@code changes}, which must be new leads. */
    public void add(Stream<LeadChange> changes) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseKind database = DatabaseKind.of(connection);
            if (database == DatabaseKind.POSTGRESQL) {
                copy(changes, database);
                return;
            }
            connection.setAutoCommit(false);
            add(connection, database, changes.iterator());
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Copies parts of the leads at the same time. Most indexes are built afterwards, which is several times faster. */
    private void copy(Stream<LeadChange> changes, DatabaseKind database) throws SQLException {
        JdbcTemplate statements = new JdbcTemplate(dataSource);
        Map<String, String> indexes = statements.query(OTHER_INDEXES, row -> {
            Map<String, String> definitions = new LinkedHashMap<>();
            while (row.next()) {
                definitions.put(row.getString(1), row.getString(2));
            }
            return definitions;
        });
        indexes.keySet().forEach(index -> statements.execute("DROP INDEX " + index));
        Configuration configuration = StoreConfigurations.of(database);
        Queue<CopiedChanges> idle = new ConcurrentLinkedQueue<>();
        changes.parallel().forEach(change -> {
            CopiedChanges part = Optional.ofNullable(idle.poll())
                    .orElseGet(() -> new CopiedChanges(dataSource, new CopiedRows(configuration)));
            part.add(change);
            idle.add(part);
        });
        idle.forEach(CopiedChanges::store);
        indexes.values().forEach(statements::execute);
    }

    /**
     * Drops the index of search hashes and returns the statements that create it. There are none if the database has no
     * such index. PostgreSQL builds it ten times faster when the rows exist already.
     */
    static List<String> dropSearchIndex(JdbcTemplate statements, DatabaseKind database) {
        List<String> indexes = database == DatabaseKind.POSTGRESQL
                ? statements.queryForList(
                        "SELECT indexdef FROM pg_indexes WHERE indexname = ?", String.class, SEARCH_INDEX)
                : List.of();
        indexes.forEach(index -> statements.execute("DROP INDEX " + SEARCH_INDEX));
        return indexes;
    }

    private void add(Connection connection, DatabaseKind database, Iterator<LeadChange> changes) throws SQLException {
        try (SqlSession leads = StoreConfigurations.batch(database, connection);
                SqlSession indexTerms = StoreConfigurations.batch(database, connection);
                SqlSession consents = StoreConfigurations.batch(database, connection);
                SqlSession events = StoreConfigurations.batch(database, connection)) {
            for (int count = 1; changes.hasNext(); count++) {
                LeadChange change = changes.next();
                add(leads, events, change);
                addConsents(consents, change);
                if (database.hasIndexTermTable()) {
                    addIndexTerms(indexTerms, change.after());
                }
                if (count % BATCH == 0 || !changes.hasNext()) {
                    leads.flushStatements();
                    indexTerms.flushStatements();
                    consents.flushStatements();
                    events.flushStatements();
                    connection.commit();
                }
            }
        }
    }

    private static void add(SqlSession leads, SqlSession events, LeadChange change) {
        LeadSnapshot lead = change.after();
        leads.getMapper(LeadSqlMapper.class).insert(LeadRow.of(lead), LeadIndexColumns.of(lead));
        change.events().forEach(event -> events.getMapper(EventSqlMapper.class).insert(EventRow.of(event)));
    }

    private static void addConsents(SqlSession consents, LeadChange change) {
        ConsentSqlMapper ledger = consents.getMapper(ConsentSqlMapper.class);
        change.consents().forEach(entry -> ledger.insert(List.of(ConsentRow.of(entry))));
    }

    private static void addIndexTerms(SqlSession indexTerms, LeadSnapshot lead) {
        indexTerms
                .getMapper(IndexTermSqlMapper.class)
                .insert(lead.companyId().value(), lead.id().value(), IndexTermList.of(LeadIndexTerms.of(lead)));
    }
}
