package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.adapter.mybatis.conversation.ConversationSqlMapper;
import io.leadstone.adapter.mybatis.lead.LeadRow;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.search.IndexTermList;
import io.leadstone.adapter.mybatis.search.IndexTermSqlMapper;
import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.SampleLeads;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Inserts many leads of a few companies, one for each hour, half of them with a conversation. It bypasses the ports and
 * inserts in batches.
 */
record BulkRows(DataSource dataSource, Function<Integer, SampleDetails> details, boolean searched) {

    private static final int BATCH = 1000;

    /** Returns an instance whose leads differ only in email, source and owner. */
    static BulkRows in(DataSource dataSource) {
        return new BulkRows(dataSource, BulkRows::sample, false);
    }

    /** Two thirds of the leads have an owner. */
    private static SampleDetails sample(int number) {
        SampleDetails details = SampleLeads.details().source("source-" + number % 7);
        return number % 3 == 0 ? details : details.owner("owner-" + number % 11);
    }

    /** Returns an instance that also inserts index terms, if the database has them. This takes longer. */
    BulkRows forSearches() {
        return new BulkRows(dataSource, details, true);
    }

    /** Returns the company with this number. */
    static CompanyId company(int number) {
        return new CompanyId("company-" + number);
    }

    /**
     * Inserts {@code leads} leads, alternating between the companies 0 to {@code companies} - 1, and updates the
     * statistics of the database.
     */
    void insert(int companies, int leads) {
        SampleLeads samples = new SampleLeads();
        try (Connection connection = dataSource.getConnection()) {
            DatabaseKind database = DatabaseKind.of(connection);
            // The pool may have one connection only.
            JdbcTemplate statements = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            List<String> indexes = BulkChanges.dropSearchIndex(statements, database);
            connection.setAutoCommit(false);
            // One session for each table: a batch ends when the statement changes.
            try (SqlSession stored = StoreConfigurations.batch(database, connection);
                    SqlSession indexTerms = StoreConfigurations.batch(database, connection);
                    SqlSession conversations = StoreConfigurations.batch(database, connection)) {
                for (int number = 0; number < leads; number++) {
                    LeadSnapshot lead = insertLead(stored, samples, company(number % companies), number);
                    if (searched && database.hasIndexTermTable()) {
                        insertIndexTerms(indexTerms, lead);
                    }
                    if (number / 5 % 2 == 0) {
                        insertConversation(conversations, samples, lead);
                    }
                    samples.clock().advance(Duration.ofHours(1));
                    if (number % BATCH == BATCH - 1 || number == leads - 1) {
                        stored.flushStatements();
                        indexTerms.flushStatements();
                        conversations.flushStatements();
                    }
                }
            }
            indexes.forEach(statements::execute);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        analyze();
    }

    private LeadSnapshot insertLead(SqlSession session, SampleLeads samples, CompanyId company, int number) {
        LeadSnapshot lead = samples.capture(
                        company,
                        details.apply(number)
                                .email("lead" + number + "@example.com")
                                .build())
                .after();
        session.getMapper(LeadSqlMapper.class).insert(LeadRow.of(lead), LeadIndexColumns.of(lead));
        return lead;
    }

    private static void insertIndexTerms(SqlSession session, LeadSnapshot lead) {
        session.getMapper(IndexTermSqlMapper.class)
                .insert(lead.companyId().value(), lead.id().value(), IndexTermList.of(LeadIndexTerms.of(lead)));
    }

    private static void insertConversation(SqlSession session, SampleLeads samples, LeadSnapshot lead) {
        ConversationSnapshot conversation = samples.open(lead).after();
        session.getMapper(ConversationSqlMapper.class).insert(ConversationRow.of(conversation));
    }

    /** Updates the statistics of the planner. */
    void analyze() {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        String product = database.execute(
                (Connection connection) -> DatabaseKind.of(connection).databaseId());
        if ("postgresql".equals(product)) {
            database.execute("ANALYZE");
        } else if ("mysql".equals(product)) {
            database.execute(
                    "ANALYZE TABLE leadstone_lead, leadstone_lead_piece, leadstone_conversation, leadstone_event");
        }
    }
}
