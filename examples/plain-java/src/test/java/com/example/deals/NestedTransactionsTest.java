package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Tests that a thread has one transaction at a time. */
class NestedTransactionsTest {

    private final Transactions transactions = new Transactions(database());

    @Test
    void a_nested_transaction_is_refused_and_leaves_the_outer_one_alone() throws SQLException {
        transactions.run(outer -> {
            insert(outer);
            assertThatIllegalStateException()
                    .isThrownBy(() -> transactions.run(NestedTransactionsTest::insert))
                    .withMessageContaining("is active");
            assertThat(transactions.isActive()).isTrue();
            assertThat(transactions.owns(outer)).isTrue();
            return insert(outer);
        });

        assertThat(transactions.isActive()).isFalse();
        assertThat(transactions.<Integer>run(NestedTransactionsTest::insert)).isEqualTo(3);
    }

    /** Inserts a row, and returns the number of rows. */
    private static int insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (id INT)");
            statement.execute("INSERT INTO note VALUES (1)");
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM note")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:transactions;DB_CLOSE_DELAY=-1");
        return database;
    }
}
