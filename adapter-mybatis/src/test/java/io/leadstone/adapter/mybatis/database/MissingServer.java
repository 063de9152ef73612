package io.leadstone.adapter.mybatis.database;

import org.opentest4j.TestAbortedException;

/** What a test does whose database is not to be had: it is skipped with the reason, or fails where skips shall. */
public final class MissingServer {

    private MissingServer() {}

    /** Skips the test; fails it where the system property {@code leadstone.test.skipsFail} is {@code true}. */
    public static void skip(String reason) {
        if (Boolean.getBoolean("leadstone.test.skipsFail")) {
            throw new AssertionError("skips fail here: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
