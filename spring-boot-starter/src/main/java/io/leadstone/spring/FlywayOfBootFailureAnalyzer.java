package io.leadstone.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Explains the refusal of the Flyway that Boot 3.5 starts for the application as soon as the library is on the class
 * path. An application that added the library for {@code leadstone.schema-mode=migrate} does not expect it. The library
 * is optional, so its exception is recognised by name.
 */
final class FlywayOfBootFailureAnalyzer implements FailureAnalyzer {

    private static final String PACKAGE = "org.flywaydb.core.";
    private static final String REFUSAL = "non-empty schema(s)";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause.getClass().getName().startsWith(PACKAGE) && message.contains(REFUSAL)) {
                return new FailureAnalysis(
                        "The Flyway of the application, which Boot starts, does not migrate this database: " + message,
                        "If the application has no migration scripts of its own, set spring.flyway.enabled=false."
                                + " leadstone.schema-mode=migrate works without it. If it has scripts, set"
                                + " spring.flyway.baseline-on-migrate=true.",
                        cause);
            }
        }
        return null;
    }
}
