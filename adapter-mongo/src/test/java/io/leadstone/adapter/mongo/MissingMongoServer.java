package io.leadstone.adapter.mongo;

import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Skips tests whose server is missing, or lets them fail if skips are forbidden. */
final class MissingMongoServer {

    private MissingMongoServer() {}

    /**
     * Skips the test. It fails if the system property {@code leadstone.test.skipsFail} is {@code true} or a list with
     * the name of the server, separated by commas.
     */
    static RuntimeException skip(String server, String reason) {
        List<String> required = Arrays.asList(
                System.getProperty("leadstone.test.skipsFail", "false").split(",", -1));
        if (required.contains("true") || required.contains(server)) {
            throw new AssertionError("a test may not be skipped: " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
