package io.leadstone.adapter.mongo;

import java.util.Set;
import org.opentest4j.TestAbortedException;

/** What a test does whose server is not to be had: it is skipped with the reason, or fails where skips shall. */
final class MissingServer {

    private MissingServer() {}

    /** Skips; fails where the system property {@code leadstone.test.skipsFail} is {@code true} or names the server. */
    static RuntimeException skip(String server, String reason) {
        if (Set.of("true", server).contains(System.getProperty("leadstone.test.skipsFail", "false"))) {
            throw new AssertionError("skips fail here: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
