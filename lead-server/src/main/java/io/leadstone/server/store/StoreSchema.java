package io.leadstone.server.store;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** Migrates the schema of an SQL database, and reports a wrong address, user or password by its setting. */
final class StoreSchema {

    /**
     * Class of the SQL states for a wrong user or password (SQL:2016), as PostgreSQL, MariaDB and H2 report them.
     */
    private static final String INVALID_AUTHORIZATION = "28";

    private StoreSchema() {}

    /**
     * Applies the missing scripts. Their connections have no statement or lock timeout, because an index of millions
     * of leads takes minutes. One connection stays open all the time, so that an H2 file is opened and repaired only
     * once.
     *
     * @return the database product
     */
    static SqlProduct migrate(StoreSettings settings) {
        try (Connection connection = connect(settings)) {
            SqlProduct product = SqlProduct.of(connection.getMetaData().getDatabaseProductName());
            try (HikariDataSource pool =
                    new HikariDataSource(SqlStore.unlimitedPoolOf(settings, "leadstone-migration"))) {
                MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.MIGRATE).build();
            }
            return product;
        } catch (IllegalArgumentException unsupported) {
            throw new WrongSettingException(Setting.STORE_URL, settings.withoutPassword(unsupported.getMessage()));
        } catch (SQLException failed) {
            String state = failed.getSQLState() == null ? "" : failed.getSQLState();
            Setting wrong = state.startsWith(INVALID_AUTHORIZATION) ? Setting.STORE_USER : Setting.STORE_URL;
            throw new WrongSettingException(
                    wrong, "cannot open " + settings.address() + ": " + settings.withoutPassword(failed.getMessage()));
        } catch (IllegalStateException failed) {
            throw new WrongSettingException(Setting.STORE_URL, settings.withoutPassword(failed.getMessage()));
        }
    }

    private static Connection connect(StoreSettings settings) throws SQLException {
        String url = SqlStore.urlWithoutTimeouts(settings);
        Optional<H2File> file = H2File.of(url);
        return file.isPresent()
                ? file.get().connect(url, settings.user(), settings.password())
                : DriverManager.getConnection(url, settings.user(), settings.password());
    }
}
