package io.leadstone.adapter.mybatis.database;

/**
 * A MySQL that somebody else runs: no Maven artifact brings one. It is named by the environment, or by system properties of the same
 * names: {@code LEADSTONE_TEST_MYSQL_URL} (of an empty database that may be filled), {@code LEADSTONE_TEST_MYSQL_USER} and {@code
 * LEADSTONE_TEST_MYSQL_PASSWORD}.
 */
public final class MySqlServer {

    private static final String URL = "LEADSTONE_TEST_MYSQL_URL";

    private MySqlServer() {}

    /** The database that was named; the test is skipped where none was. */
    public static TestDatabase database() {
        if (setting(URL).isEmpty()) {
            MissingServer.skip("no MySQL to test with: " + URL + " names none");
        }
        return new TestDatabase(
                setting(URL), setting("LEADSTONE_TEST_MYSQL_USER"), setting("LEADSTONE_TEST_MYSQL_PASSWORD"));
    }

    private static String setting(String name) {
        return System.getProperty(name, System.getenv().getOrDefault(name, ""));
    }
}
