package io.leadstone.application;

import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.in.agent.Agents;
import io.leadstone.application.port.in.conversation.Conversations;
import io.leadstone.application.port.in.event.CompanyEvents;
import io.leadstone.application.port.in.health.HealthChecks;
import io.leadstone.application.port.in.idempotency.Idempotency;
import io.leadstone.application.port.in.lead.Leads;
import io.leadstone.application.port.in.privacy.Privacy;
import io.leadstone.application.port.in.report.Reports;
import io.leadstone.application.port.in.submission.Submissions;
import io.leadstone.application.port.in.webhook.Webhooks;
import io.leadstone.application.service.lead.CommandRules;
import io.leadstone.domain.failure.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The use cases of Leadstone over one store, grouped by topic. It is thread-safe and needs not be closed.
 * <pre>{@code
 * LeadManagement management = LeadManagement.builder().store(store).build();
 * LeadSnapshot lead = management.leads().get(caller, id);
 * }</pre>
 *
 * <p>Each facade extends one interface per use case. A host that needs one use case injects its interface, such as
 * {@code GetLead}, and can replace or decorate it. {@link LeadOperations} creates and revokes API keys.
 */
public final class LeadManagement {

    private final Supplier<Facades> facades;

    LeadManagement(Facades facades) {
        this(() -> facades);
    }

    private LeadManagement(Supplier<Facades> facades) {
        this.facades = facades;
    }

    /** Returns a builder. The store is the only part that a host must choose. */
    public static LeadManagementBuilder builder() {
        return new LeadManagementBuilder();
    }

    /**
     * Returns use cases that call {@code source} at their first use, until it succeeds, and then use its result. It is
     * for a framework that needs the HTTP routes before the database can be reached, such as Quarkus during its build.
     */
    public static LeadManagement lazy(Supplier<LeadManagement> source) {
        return new LeadManagement(new FirstUse(source));
    }

    /**
     * Returns the violations of these commands or queries without executing them. An adapter adds its own violations.
     */
    public List<Violation> violationsOf(Object... commands) {
        return facades.get().rules().violationsOf(commands);
    }

    /** Returns the use cases of leads, with their consents and history. */
    public Leads leads() {
        return facades.get().leads();
    }

    /** Returns the use cases of submissions and widget sessions. */
    public Submissions submissions() {
        return facades.get().submissions();
    }

    /** Returns the use cases of conversations. */
    public Conversations conversations() {
        return facades.get().conversations();
    }

    /** Returns the use cases of webhooks and their deliveries. */
    public Webhooks webhooks() {
        return facades.get().webhooks();
    }

    /** Returns the use cases of the agent directory. */
    public Agents agents() {
        return facades.get().agents();
    }

    /** Returns the report of the funnel and the exports. */
    public Reports reports() {
        return facades.get().reports();
    }

    /** Returns the event feed of a company, for consumers that poll. */
    public CompanyEvents events() {
        return facades.get().events();
    }

    /** Returns the use cases of privacy, such as the purge of leads after a retention period. */
    public Privacy privacy() {
        return facades.get().privacy();
    }

    /** Returns the use cases of idempotency keys, which run a request at most once. */
    public Idempotency idempotency() {
        return facades.get().idempotency();
    }

    /** Returns the checks of the store and of background workers. */
    public HealthChecks health() {
        return facades.get().health();
    }

    /** Returns the check of an API key, for an adapter that authenticates its clients. */
    public VerifyApiKey verifyApiKey() {
        return facades.get().verifyApiKey();
    }

    /** Keeps the facades of the first successful call. */
    private static final class FirstUse implements Supplier<Facades> {

        private final Supplier<LeadManagement> source;
        private volatile Optional<Facades> known = Optional.empty();

        FirstUse(Supplier<LeadManagement> source) {
            this.source = source;
        }

        @Override
        public Facades get() {
            return known.orElseGet(this::first);
        }

        private synchronized Facades first() {
            Facades facades = known.orElseGet(() -> source.get().facades.get());
            known = Optional.of(facades);
            return facades;
        }
    }

    /** The facades that {@link LeadManagementBuilder} wires. */
    record Facades(
            CommandRules rules,
            Leads leads,
            Submissions submissions,
            Conversations conversations,
            Webhooks webhooks,
            Agents agents,
            Reports reports,
            CompanyEvents events,
            Privacy privacy,
            Idempotency idempotency,
            HealthChecks health,
            VerifyApiKey verifyApiKey) {

        /** Returns the same facades, each wrapped by {@code decorator}. */
        Facades decoratedBy(UseCaseDecorator decorator) {
            return new Facades(
                    rules,
                    decorator.decorate(Leads.class, leads),
                    decorator.decorate(Submissions.class, submissions),
                    decorator.decorate(Conversations.class, conversations),
                    decorator.decorate(Webhooks.class, webhooks),
                    decorator.decorate(Agents.class, agents),
                    decorator.decorate(Reports.class, reports),
                    decorator.decorate(CompanyEvents.class, events),
                    decorator.decorate(Privacy.class, privacy),
                    decorator.decorate(Idempotency.class, idempotency),
                    decorator.decorate(HealthChecks.class, health),
                    decorator.decorate(VerifyApiKey.class, verifyApiKey));
        }
    }
}
