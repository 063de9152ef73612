package io.leadstone.adapter.mybatis.database;

/**
 * An external Citus cluster, because no Maven artifact contains one. Environment variables or system properties name
 * its coordinator: {@code LEADSTONE_TEST_CITUS_URL} (an empty database with the extension, which the tests may fill),
 * {@code LEADSTONE_TEST_CITUS_USER} and {@code LEADSTONE_TEST_CITUS_PASSWORD}.
 */
public final class CitusServer {

    private static final String URL = "LEADSTONE_TEST_CITUS_URL";

    private CitusServer() {}

    /** Returns the named database. Without one the test is skipped. */
    public static TestDatabase database() {
        if (setting(URL).isEmpty()) {
            MissingServer.skip("no Citus cluster to test with: " + URL + " names none");
        }
        return new TestDatabase(
                setting(URL), setting("LEADSTONE_TEST_CITUS_USER"), setting("LEADSTONE_TEST_CITUS_PASSWORD"));
    }

    private static String setting(String name) {
        return System.getProperty(name, System.getenv().getOrDefault(name, ""));
    }
}
