package io.leadstone.adapter.mybatis.database;

/**
 * An external MySQL server, because no Maven artifact contains one. Environment variables or system properties name it:
 * {@code LEADSTONE_TEST_MYSQL_URL} (an empty database that the tests may fill), {@code LEADSTONE_TEST_MYSQL_USER} and
 * {@code LEADSTONE_TEST_MYSQL_PASSWORD}.
 */
public final class MySqlServer {

    private static final String URL = "LEADSTONE_TEST_MYSQL_URL";

    private MySqlServer() {}

    /** Returns the named database. Without one the test is skipped. */
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
