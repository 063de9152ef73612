package io.leadstone.adapter.mybatis.database;

import org.opentest4j.TestAbortedException;

/** Skips tests whose database is not available, or fails them where skips are not allowed. */
public final class MissingServer {

    private MissingServer() {}

    /** Skips the test. It fails the test if the system property {@code leadstone.test.skipsFail} is {@code true}. */
    public static void skip(String reason) {
        if (Boolean.getBoolean("leadstone.test.skipsFail")) {
            throw new AssertionError("the test may not be skipped: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
