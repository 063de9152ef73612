package io.leadstone.benchmarks.comparison;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.BulkChanges;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.LeadOperations;
import java.util.List;

/** Fills the database of Leadstone. The rows are those that its adapter stores. */
final class LeadstoneTables {

    private LeadstoneTables() {}

    /** Stores the leads and creates a key for each company. */
    static List<ComparedKey> fill(TestDatabase database, ComparedLeads leads) {
        try (HikariDataSource pool = database.dataSource()) {
            LeadOperations operations = LeadOperations.of(MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.MIGRATE)
                    .build());
            new BulkChanges(pool).add(leads.imported());
            return ComparedCompanies.all().stream()
                    .map(company -> ComparedKey.create(operations, company))
                    .toList();
        }
    }
}
