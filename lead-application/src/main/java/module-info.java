import io.leadstone.application.port.in.FieldUpdateExtractor;
import jakarta.validation.valueextraction.ValueExtractor;

/**
 * The use cases, the ports of stores, and {@link io.leadstone.application.LeadManagement}. The services are internal.
 * The packages of commands and constraints are open, because the host's provider of Jakarta Validation reads them by
 * reflection.
 */
module io.leadstone.application {
    requires transitive io.leadstone.domain;
    requires transitive jakarta.validation;
    requires static org.jspecify;

    exports io.leadstone.application;
    exports io.leadstone.application.access;
    exports io.leadstone.application.constraint;
    exports io.leadstone.application.email;
    exports io.leadstone.application.idempotency;
    exports io.leadstone.application.port.in;
    exports io.leadstone.application.port.in.access;
    exports io.leadstone.application.port.in.agent;
    exports io.leadstone.application.port.in.conversation;
    exports io.leadstone.application.port.in.event;
    exports io.leadstone.application.port.in.health;
    exports io.leadstone.application.port.in.idempotency;
    exports io.leadstone.application.port.in.lead;
    exports io.leadstone.application.port.in.privacy;
    exports io.leadstone.application.port.in.report;
    exports io.leadstone.application.port.in.submission;
    exports io.leadstone.application.port.in.webhook;
    exports io.leadstone.application.port.out;
    exports io.leadstone.application.port.out.access;
    exports io.leadstone.application.port.out.agent;
    exports io.leadstone.application.port.out.conversation;
    exports io.leadstone.application.port.out.email;
    exports io.leadstone.application.port.out.event;
    exports io.leadstone.application.port.out.idempotency;
    exports io.leadstone.application.port.out.lead;
    exports io.leadstone.application.port.out.privacy;
    exports io.leadstone.application.port.out.report;
    exports io.leadstone.application.port.out.search;
    exports io.leadstone.application.port.out.submission;
    exports io.leadstone.application.port.out.webhook;
    exports io.leadstone.application.privacy;
    exports io.leadstone.application.query;
    exports io.leadstone.application.report;
    exports io.leadstone.application.search;

    opens io.leadstone.application.constraint;
    opens io.leadstone.application.port.in;
    opens io.leadstone.application.port.in.access;
    opens io.leadstone.application.port.in.agent;
    opens io.leadstone.application.port.in.conversation;
    opens io.leadstone.application.port.in.event;
    opens io.leadstone.application.port.in.lead;
    opens io.leadstone.application.port.in.privacy;
    opens io.leadstone.application.port.in.report;
    opens io.leadstone.application.port.in.submission;
    opens io.leadstone.application.port.in.webhook;
    opens io.leadstone.application.query;

    provides ValueExtractor with
            FieldUpdateExtractor;
}
