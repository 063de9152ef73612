package io.leadstone.adapter.mybatis.database;

import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Skips tests whose database is not available, or fails them where skips are not allowed. */
public final class MissingServer {

    private MissingServer() {}

    /** Skips the test. It fails the test if the system property {@code leadstone.test.skipsFail} is {@code true}. */
    public static void skip(String reason) {
        skip("true", reason);
    }

    /**
     * Skips the test. It fails the test if the system property {@code leadstone.test.skipsFail} is {@code true} or a
     * list with the name of the server, separated by commas.
     */
    public static void skip(String server, String reason) {
        List<String> required = Arrays.asList(
                System.getProperty("leadstone.test.skipsFail", "false").split(",", -1));
        if (required.contains("true") || required.contains(server)) {
            throw new AssertionError("the test may not be skipped: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
