package io.leadstone.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.settings.StoreSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the timeouts of request connections, which are options of the JDBC URL. */
class SqlTimeoutsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H2 | jdbc:h2:file:./x | jdbc:h2:file:./x;LOCK_TIMEOUT=5000;QUERY_TIMEOUT=15000
            H2 | jdbc:h2:tcp://h/x | jdbc:h2:tcp://h/x;NETWORK_TIMEOUT=20000;LOCK_TIMEOUT=5000;QUERY_TIMEOUT=15000
            POSTGRESQL | jdbc:postgresql://h/x | \
            jdbc:postgresql://h/x?socketTimeout=20&options=-c%20statement_timeout=15s%20-c%20lock_timeout=5s
            MARIADB | jdbc:mariadb://h/x?a=b | \
            jdbc:mariadb://h/x?a=b&socketTimeout=20000&sessionVariables=max_statement_time=15,\
            innodb_lock_wait_timeout=5
            MYSQL | jdbc:mysql://h/x | \
            jdbc:mysql://h/x?socketTimeout=20000&sessionVariables=max_execution_time=15000,\
            innodb_lock_wait_timeout=5
            """)
    void each_database_gets_its_timeouts(SqlProduct product, String url, String limited) {
        assertThat(urlOfRequests(product, url)).isEqualTo(limited);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H2 | jdbc:h2:mem:x;lock_timeout=9 | jdbc:h2:mem:x;lock_timeout=9;QUERY_TIMEOUT=15000
            POSTGRESQL | jdbc:postgresql://h/x?options=-c%20lock_timeout=1s&tcpKeepAlive=false&socketTimeout=3 | \
            jdbc:postgresql://h/x?options=-c%20lock_timeout=1s%20-c%20statement_timeout=15s&tcpKeepAlive=false&\
            socketTimeout=3
            POSTGRESQL | jdbc:postgresql://h/x?socketTimeout=3&tcpKeepAlive=true&options=--lock-timeout=1s\
            %20--statement-timeout=2s | \
            jdbc:postgresql://h/x?socketTimeout=3&tcpKeepAlive=true&options=--lock-timeout=1s\
            %20--statement-timeout=2s
            MARIADB | jdbc:mariadb://h/x?socketTimeout=1&sessionVariables=innodb_lock_wait_timeout=1 | \
            jdbc:mariadb://h/x?socketTimeout=1&sessionVariables=innodb_lock_wait_timeout=1,max_statement_time=15
            """)
    void options_of_the_url_are_kept(SqlProduct product, String url, String limited) {
        assertThat(urlOfRequests(product, url)).isEqualTo(limited);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, jdbc:postgresql://h/x?socketTimeout=3&tcpKeepAlive=true&options=, "
                + "jdbc:postgresql://h/x?socketTimeout=3&tcpKeepAlive=true",
        "POSTGRESQL, jdbc:postgresql://h/x?options=&socketTimeout=3, jdbc:postgresql://h/x?socketTimeout=3",
        "MARIADB, jdbc:mariadb://h/x?sessionVariables=&socketTimeout=3, jdbc:mariadb://h/x?socketTimeout=3"
    })
    void an_option_without_a_value_disables_timeouts(SqlProduct product, String url, String limited) {
        assertThat(urlOfRequests(product, url)).isEqualTo(limited);
        assertThat(SqlStore.urlWithoutTimeouts(new StoreSettings(url, "", "")))
                .as("the driver of PostgreSQL sends an empty option, too")
                .isEqualTo(limited);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, jdbc:postgresql://h/x,, false",
        "POSTGRESQL, jdbc:postgresql://h/x?options=,, true",
        "POSTGRESQL, jdbc:postgresql://h/x, jdbc:postgresql://r/x, false",
        "POSTGRESQL, jdbc:postgresql://h/x, jdbc:postgresql://r/x?options=, true",
        "H2, jdbc:h2:mem:x,, true"
    })
    void the_driver_limits_statements_unless_each_connection_does(
            SqlProduct product, String url, @Nullable String replica, boolean needed) {
        StoreSettings settings = new StoreSettings(url, "", "", Optional.ofNullable(replica));

        assertThat(SqlStore.needsQueryTimeout(settings, product)).isEqualTo(needed);
    }

    private static String urlOfRequests(SqlProduct product, String url) {
        return SqlStore.urlOfRequests(new StoreSettings(url, "", ""), product);
    }
}
