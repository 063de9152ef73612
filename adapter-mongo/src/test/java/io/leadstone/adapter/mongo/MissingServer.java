package io.leadstone.adapter.mongo;

import org.opentest4j.TestAbortedException;

/** What a test does whose server is not to be had: it is skipped with the reason, or fails where skips shall. */
final class MissingServer {

    private MissingServer() {}

    /** Skips; fails where the system property {@code leadstone.test.skipsFail} is {@code true}. */
    static RuntimeException skip(String reason) {
        if (Boolean.getBoolean("leadstone.test.skipsFail")) {
            throw new AssertionError("skips fail here: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
