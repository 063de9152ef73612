package io.leadstone.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlStoreTest {

    @Test
    void a_database_with_other_tables_in_it_is_joined() throws Exception {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.createStatement().execute("CREATE TABLE invoice (id INT)");
        }
        opensTwice(settings(database.url(), database.user(), database.password()));
    }

    @Test
    void a_mysql_url_is_spoken_by_mariadbs_driver() {
        TestDatabase database = MariaDbServer.shared().freshDatabase();
        String url = database.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:");
        opensTwice(settings(url, database.user(), database.password()));
    }

    @Test
    void a_wrong_password_is_told_as_one() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        assertThatThrownBy(() -> SqlStore.open(settings(database.url(), database.user(), "wrong")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_USER: cannot open jdbc:postgresql:");
    }

    @Test
    void an_unknown_database_is_told_as_one() {
        TestDatabase database = PostgresServer.shared().freshDatabase();
        String url = database.url().replaceFirst("/leadstone_\\w+", "/nowhere");
        assertThatThrownBy(() -> SqlStore.open(settings(url, database.user(), database.password())))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_URL: cannot open jdbc:postgresql:");
    }

    private static void opensTwice(StoreSettings settings) {
        for (int time = 0; time < 2; time++) {
            try (SqlStore store = SqlStore.open(settings)) {
                store.leads().health().check();
                assertThat(store.leads().apiKeys().isEmpty()).isTrue();
            }
        }
    }

    private static StoreSettings settings(String url, String user, String password) {
        Map<String, String> environment =
                Map.of("LEADSTONE_STORE_URL", url, "LEADSTONE_STORE_USER", user, "LEADSTONE_STORE_PASSWORD", password);
        return ServerSettings.read(environment, Optional.empty()).store();
    }
}
