package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.lead.ConsentRow;
import io.leadstone.adapter.mybatis.lead.ConsentSqlMapper;
import io.leadstone.adapter.mybatis.lead.EventRow;
import io.leadstone.adapter.mybatis.lead.EventSqlMapper;
import io.leadstone.adapter.mybatis.lead.LeadRow;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** New leads that one thread copies into PostgreSQL, some thousands in each transaction. */
final class CopiedChanges {

    private static final int PER_TRANSACTION = 5000;

    private final DataSource dataSource;
    private final CopiedRows rows;
    private int count;

    CopiedChanges(DataSource dataSource, CopiedRows rows) {
        this.dataSource = dataSource;
        this.rows = rows;
    }

    void add(LeadChange change) {
        LeadSnapshot lead = change.after();
        try {
            rows.add(
                    LeadSqlMapper.class,
                    "insert",
                    Map.of("lead", LeadRow.of(lead), "columns", LeadIndexColumns.of(change.after())));
            for (LeadEvent event : change.events()) {
                rows.add(EventSqlMapper.class, "insert", Map.of("event", EventRow.of(event)));
            }
            for (ConsentEntry entry : change.consents()) {
                rows.add(ConsentSqlMapper.class, "insert", Map.of("entries", List.of(ConsentRow.of(entry))));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        count++;
        if (count % PER_TRANSACTION == 0) {
            store();
        }
    }

    /** Stores what was added since the last transaction. */
    void store() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            rows.store(connection);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
