package io.leadstone.server.store;

import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Migrates the schema of an SQL database with Flyway and the scripts of adapter-mybatis. The history table is
 * separate from that of the host.
 */
final class StoreSchema {

    private static final String HISTORY_TABLE = "leadstone_schema_history";
    private static final String SCRIPTS = "classpath:db/leadstone/";
    private static final String BASELINE_VERSION = "0";
    private static final Map<String, String> PLACEHOLDERS = Map.of("prefix", "leadstone_");

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
            migrate(settings, product.scripts());
            return product;
        } catch (IllegalArgumentException unsupported) {
            throw new WrongSettingException(Setting.STORE_URL, String.valueOf(unsupported.getMessage()));
        } catch (SQLException failed) {
            String state = failed.getSQLState() == null ? "" : failed.getSQLState();
            Setting wrong = state.startsWith(INVALID_AUTHORIZATION) ? Setting.STORE_USER : Setting.STORE_URL;
            throw new WrongSettingException(wrong, "cannot open " + settings.address() + ": " + failed.getMessage());
        } catch (FlywayException failed) {
            throw new WrongSettingException(Setting.STORE_URL, "the schema migration failed: " + failed.getMessage());
        }
    }

    private static Connection connect(StoreSettings settings) throws SQLException {
        Optional<H2File> file = H2File.of(settings.url());
        return file.isPresent()
                ? file.get().connect(settings.url(), settings.user(), settings.password())
                : DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static void migrate(StoreSettings settings, String folder) {
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations(SCRIPTS + folder)
                .failOnMissingLocations(true)
                .javaMigrations(SearchReindexMigration.all())
                .table(HISTORY_TABLE)
                // The schema may already contain tables of other programs. Ours have the prefix.
                .baselineOnMigrate(true)
                .baselineVersion(BASELINE_VERSION)
                .placeholders(PLACEHOLDERS)
                .load()
                .migrate();
    }
}
