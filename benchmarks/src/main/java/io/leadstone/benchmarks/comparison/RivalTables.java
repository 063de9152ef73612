package io.leadstone.benchmarks.comparison;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.benchmarks.Sql;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Creates and fills the database of the rival, with the same leads. */
final class RivalTables {

    private static final int BATCH = 5000;
    private static final String PLACEHOLDERS =
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, " + "?, ?, ?, ?, ?, NULL, 0";

    private RivalTables() {}

    /**
     * Creates the tables, and stores the leads and keys.
     *
     * @param trigrams true if the searched columns get an index of trigrams
     */
    static void fill(TestDatabase database, ComparedLeads leads, List<ComparedKey> keys, boolean trigrams)
            throws SQLException {
        TestDatabase batched =
                new TestDatabase(database.url() + "&reWriteBatchedInserts=true", database.user(), database.password());
        try (HikariDataSource pool = batched.dataSource();
                Connection connection = pool.getConnection()) {
            Sql statements = new Sql(pool);
            statements.runFile("comparison/rival-tables.sql");
            connection.setAutoCommit(false);
            insertKeys(connection, keys);
            insertLeads(connection, leads);
            connection.commit();
            statements.runFile("comparison/rival-indexes.sql");
            if (trigrams) {
                statements.runFile("comparison/rival-trigrams.sql");
            }
        }
    }

    private static void insertKeys(Connection connection, List<ComparedKey> keys) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO api_key (id, company_id, secret_hash) VALUES (?, ?, ?)")) {
            for (ComparedKey key : keys) {
                bind(statement, List.of(key.id(), key.company().value(), key.secretHash()));
                statement.execute();
            }
        }
    }

    private static void insertLeads(Connection connection, ComparedLeads leads) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO lead VALUES (" + PLACEHOLDERS + ")")) {
            Iterator<LeadChange> changes = leads.imported().iterator();
            for (int count = 1; changes.hasNext(); count++) {
                bind(statement, changes.next().after());
                statement.addBatch();
                if (count % BATCH == 0 || !changes.hasNext()) {
                    statement.executeBatch();
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, LeadSnapshot lead) throws SQLException {
        LeadDetails details = lead.details();
        LeadMilestones milestones = lead.milestones();
        bind(
                statement,
                List.of(
                        lead.id().value(),
                        lead.companyId().value(),
                        details.agent().map(AgentId::value),
                        details.firstName(),
                        details.lastName(),
                        details.email().map(EmailAddress::value),
                        details.phone().map(PhoneNumber::typed),
                        details.company(),
                        details.source(),
                        details.notes(),
                        lead.status().name(),
                        details.tags().stream().collect(Collectors.joining("\", \"", "[\"", "\"]")),
                        details.metadata().json(),
                        lead.consents().dataProcessing() == ConsentState.GRANTED,
                        lead.createdAt(),
                        lead.consents().marketing() == ConsentState.GRANTED,
                        lead.createdAt(),
                        milestones.contactedAt(),
                        milestones.qualifiedAt(),
                        milestones.convertedAt(),
                        lead.createdAt(),
                        lead.updatedAt()));
    }

    /** Binds the values, of which an empty {@link Optional} is null. */
    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        int column = 0;
        for (Object value : values) {
            column++;
            Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            statement.setObject(column, plain instanceof Instant at ? Timestamp.from(at) : plain);
        }
    }
}
