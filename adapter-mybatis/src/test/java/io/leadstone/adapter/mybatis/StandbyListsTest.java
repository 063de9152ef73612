package io.leadstone.adapter.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.ReplicatedPostgres;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.testkit.contract.ReportStoreContract;
import io.leadstone.testkit.contract.conversation.ConversationSearchContract;
import io.leadstone.testkit.contract.lead.CompanyIsolationContract;
import io.leadstone.testkit.contract.lead.DeletedLeadsContract;
import io.leadstone.testkit.contract.privacy.PersonExportContract;
import io.leadstone.testkit.contract.report.ConversationFiguresContract;
import io.leadstone.testkit.contract.report.ExportSourceContract;
import io.leadstone.testkit.contract.search.LeadSearchContract;
import io.leadstone.testkit.contract.search.LeadSortContract;
import io.leadstone.testkit.contract.search.SearchRankContract;
import io.leadstone.testkit.contract.submission.OptInContract;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Contracts of each read that uses a replica, on a standby of PostgreSQL. Each read waits until the standby has
 * replayed the writes of its test. The standby refuses writes, so that a pass also shows that these reads write
 * nothing.
 */
class StandbyListsTest
        implements LeadSearchContract,
                LeadSortContract,
                SearchRankContract,
                DeletedLeadsContract,
                CompanyIsolationContract,
                ConversationSearchContract,
                ReportStoreContract,
                ConversationFiguresContract,
                ExportSourceContract,
                OptInContract,
                PersonExportContract {

    private static ReplicatedPostgres servers;
    private static HikariDataSource standby;

    /** Ends the servers after {@link #TABLES} has removed the tables. */
    @RegisterExtension
    @Order(1)
    static final AfterAllCallback END = context -> {
        if (servers != null) {
            standby.close();
            servers.close();
        }
    };

    @RegisterExtension
    @Order(2)
    static final ContractTables TABLES = new ContractTables(StandbyListsTest::start)
            .openedBy(pool -> MyBatisLeadStore.builder(pool)
                    .hostTransactions(new ThreadBoundDataSource(pool))
                    .replicaDataSource(servers.caughtUp(standby))
                    .build());

    @Override
    public LeadStore emptyStore() {
        return TABLES.emptyStore();
    }

    private static TestDatabase start() {
        servers = ReplicatedPostgres.start();
        TestDatabase database = servers.freshDatabase();
        standby = servers.onStandby(database).dataSource();
        return database;
    }
}
