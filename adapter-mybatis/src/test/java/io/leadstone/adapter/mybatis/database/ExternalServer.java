package io.leadstone.adapter.mybatis.database;

/**
 * A server that no Maven artifact contains. Environment variables or system properties name it: {@code
 * LEADSTONE_TEST_MYSQL_URL} (an empty database that the tests may fill), {@code LEADSTONE_TEST_MYSQL_USER} and {@code
 * LEADSTONE_TEST_MYSQL_PASSWORD}, and the same with {@code CITUS} for {@code MYSQL}.
 */
public enum ExternalServer {
    MYSQL("MySQL"),
    /** The coordinator of a cluster, with a database that has the extension. */
    CITUS("Citus cluster");

    private final String title;

    ExternalServer(String title) {
        this.title = title;
    }

    /** Returns the named database. Without one the test is skipped. */
    public TestDatabase database() {
        if (setting("URL").isEmpty()) {
            MissingServer.skip("no " + title + " to test with: " + variable("URL") + " names none");
        }
        return new TestDatabase(setting("URL"), setting("USER"), setting("PASSWORD"));
    }

    private String setting(String part) {
        return System.getProperty(variable(part), System.getenv().getOrDefault(variable(part), ""));
    }

    private String variable(String part) {
        return "LEADSTONE_TEST_" + name() + "_" + part;
    }
}
