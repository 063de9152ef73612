package io.leadstone.adapter.mongo;

import java.util.Set;
import org.opentest4j.TestAbortedException;

/** Skips tests whose server is missing, or lets them fail if skips are forbidden. */
final class MissingServer {

    private MissingServer() {}

    /**
     * Skips the test. It fails if the system property {@code leadstone.test.skipsFail} is {@code true} or the name of
     * the server.
     */
    static RuntimeException skip(String server, String reason) {
        if (Set.of("true", server).contains(System.getProperty("leadstone.test.skipsFail", "false"))) {
            throw new AssertionError("a test may not be skipped: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
