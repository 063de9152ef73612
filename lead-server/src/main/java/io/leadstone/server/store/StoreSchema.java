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

/** The tables of the server's database, brought up to date with the scripts of adapter-mybatis, and with a history of their own. */
final class StoreSchema {

    private static final String HISTORY = "leadstone_schema_history";
    private static final String SCRIPTS = "classpath:db/leadstone/";
    private static final String BEFORE_THE_FIRST = "0";
    private static final Map<String, String> PLACEHOLDERS = Map.of("prefix", "leadstone_");

    /** Invalid authorization (SQL:2016), which PostgreSQL, MariaDB and H2 all say where user or password is wrong. */
    private static final String REFUSED_CREDENTIALS = "28";

    private StoreSchema() {}

    /**
     * Applies the scripts that are missing. Their connections have no statement or lock timeout: an index of millions of leads takes
     * minutes. One connection is open all the time, so that an H2 file is opened and repaired once.
     *
     * @return the database that was found
     */
    static SqlProduct migrate(StoreSettings settings) {
        try (Connection connection = connect(settings)) {
            SqlProduct product = SqlProduct.of(connection.getMetaData().getDatabaseProductName());
            migrate(settings, product.scripts());
            return product;
        } catch (IllegalArgumentException unknown) {
            throw new WrongSettingException(Setting.STORE_URL, String.valueOf(unknown.getMessage()));
        } catch (SQLException failed) {
            String state = failed.getSQLState() == null ? "" : failed.getSQLState();
            Setting wrong = state.startsWith(REFUSED_CREDENTIALS) ? Setting.STORE_USER : Setting.STORE_URL;
            throw new WrongSettingException(wrong, "cannot open " + settings.place() + ": " + failed.getMessage());
        } catch (FlywayException failed) {
            throw new WrongSettingException(
                    Setting.STORE_URL, "the schema cannot be brought up to date: " + failed.getMessage());
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
                .javaMigrations(SearchRenewalMigration.all())
                .table(HISTORY)
                // Other tables may be there already, of a host or of anybody; ours begin with the prefix.
                .baselineOnMigrate(true)
                .baselineVersion(BEFORE_THE_FIRST)
                .placeholders(PLACEHOLDERS)
                .load()
                .migrate();
    }
}
