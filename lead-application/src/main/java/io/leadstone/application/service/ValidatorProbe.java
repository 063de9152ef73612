package io.leadstone.application.service;

import io.leadstone.application.access.Role;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.agent.AgentComparison;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.in.webhook.UpdateWebhookCommand;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadFilterBuilder;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.WebhookId;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A command or query that violates every rule it has. Some frameworks validate only the classes that their build has
 * indexed. A validator that does not know the classes of this module reports no violation for the probe. It must not be
 * used, because it accepts everything.
 *
 * @param command violates the rules of all its fields
 * @param fields the fields of its violations
 */
record ValidatorProbe(Object command, Set<String> fields) {

    private static final String CONTROL = "a\u0000b";
    private static final UUID ID = new UUID(0, 0);

    private static final LeadFields FIELDS = LeadFields.of("", "", "no email")
            .agentId("no id")
            .ownerId("no id")
            .phone("no phone")
            .company(CONTROL)
            .source(CONTROL)
            .notes(CONTROL)
            .tags(List.of(CONTROL))
            .metadata("{")
            .lostReason(CONTROL)
            .build();
    /** An update that clears every field. */
    static final LeadFields CLEARED = new LeadFields(
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear(),
            FieldUpdate.clear());

    private static final Set<String> FIELD_NAMES = Set.of(
            "first_name",
            "last_name",
            "email",
            "agent_id",
            "owner_id",
            "phone",
            "company",
            "source",
            "notes",
            "tags[0]",
            "metadata",
            "lost_reason");

    private static final Set<String> REQUIRED = Set.of("first_name", "last_name", "email", "phone");
    private static final Set<String> NOT_CLEARABLE = Set.of(
            "first_name", "last_name", "email", "phone", "status", "consent_marketing", "consent_data_processing");

    /** Probes for each class that a use case or an adapter validates. */
    static final List<ValidatorProbe> ALL = List.of(
            new ValidatorProbe(FIELDS, FIELD_NAMES),
            new ValidatorProbe(CLEARED, NOT_CLEARABLE),
            new ValidatorProbe(new CreateLeadCommand(FIELDS), FIELD_NAMES),
            new ValidatorProbe(new CreateLeadCommand(LeadFields.builder().build()), REQUIRED),
            new ValidatorProbe(new RegisterLeadCommand("no id", FIELDS), FIELD_NAMES),
            new ValidatorProbe(UpdateLeadCommand.of(new LeadId(ID), FIELDS), FIELD_NAMES),
            new ValidatorProbe(
                    new RecordConsentCommand(
                            new LeadId(ID),
                            "none",
                            Optional.empty(),
                            Optional.of(CONTROL),
                            Optional.of(CONTROL),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("[")),
                    Set.of("purpose", "granted", "source", "policy_version", "evidence")),
            new ValidatorProbe(
                    new ApplySubmissionCommand(new LeadId(ID), new LeadId(ID), Set.of(), Optional.empty()),
                    Set.of("fields")),
            new ValidatorProbe(
                    new OpenConversationCommand(
                            "no id", Optional.empty(), Optional.of(CONTROL), Optional.of("{"), Optional.of(0)),
                    Set.of("agent_id", "title", "metadata", "max_context_length")),
            new ValidatorProbe(
                    new RecordActivityCommand(
                            new ConversationId(ID), Optional.of(-1), Optional.of(BigDecimal.TEN), Optional.empty()),
                    Set.of("messages", "satisfaction")),
            new ValidatorProbe(
                    new PutAgentCommand(
                            "no id",
                            Optional.of(CONTROL),
                            List.of("no origin"),
                            Optional.of("no field"),
                            false,
                            VersionCondition.NONE,
                            AgentComparison.NONE),
                    Set.of("agent_id", "name", "allowed_origins[0]", "honeypot")),
            new ValidatorProbe(
                    new CreateWebhookCommand("no url", List.of("no event"), Optional.of(CONTROL)),
                    Set.of("url", "events[0]", "description")),
            new ValidatorProbe(
                    new UpdateWebhookCommand(
                            new WebhookId(ID),
                            FieldUpdate.set("no url"),
                            FieldUpdate.set(List.of("no event")),
                            FieldUpdate.set(CONTROL),
                            FieldUpdate.clear(),
                            Optional.empty()),
                    Set.of("url", "events[0]", "description", "enabled")),
            new ValidatorProbe(
                    new CreateApiKeyCommand(
                            new CompanyId("none"),
                            CONTROL,
                            Set.of(),
                            Role.MEMBER,
                            Optional.of("no id"),
                            Optional.of("short")),
                    Set.of("name", "scopes", "id", "secret")),
            new ValidatorProbe(
                    new SuppressAddressCommand(Optional.empty(), Optional.empty(), Optional.of(CONTROL)),
                    Set.of("reason")),
            new ValidatorProbe(
                    new ReportQuery(
                            Optional.empty(), Optional.empty(), Optional.of(0), ZoneOffset.UTC, Optional.empty()),
                    Set.of("days")),
            new ValidatorProbe(new EventQuery(Optional.empty(), Set.of(), 0), Set.of("per_page")),
            new ValidatorProbe(
                    LeadQuery.builder()
                            .search(CONTROL)
                            .source(CONTROL)
                            .tag(CONTROL)
                            .sort(LeadSort.RELEVANCE)
                            .build(),
                    Set.of("search", "source", "tag")),
            new ValidatorProbe(badFilter(), Set.of("company", "source", "tag", "metadata")),
            new ValidatorProbe(new PageRequest(0, 0, Optional.empty(), 0), Set.of("page", "per_page", "count_to")));

    ValidatorProbe {
        fields = Set.copyOf(fields);
    }

    /**
     * Requires that {@code check} finds every violation of every probe.
     *
     * @param check returns the violations of a command
     * @throws IllegalStateException naming the classes and fields that it does not check
     */
    static void require(Function<Object, List<Violation>> check) {
        List<String> unchecked = ALL.stream()
                .map(probe -> probe.missedBy(check))
                .filter(missed -> !missed.isEmpty())
                .toList();
        if (!unchecked.isEmpty()) {
            throw new IllegalStateException("the validator does not check "
                    + String.join(", ", unchecked)
                    + ": make it know the classes of lead-application (on Quarkus: quarkus.index-dependency), or leave"
                    + " LeadManagementBuilder.validator unset");
        }
    }

    private static LeadFilter badFilter() {
        LeadFilterBuilder filter = LeadFilter.builder()
                .company("a" + CONTROL + "b")
                .source(CONTROL)
                .tag(CONTROL);
        for (int i = 0; i <= LeadFilter.MAX_METADATA; i++) {
            filter.metadata("n" + i, MetadataValue.of(i));
        }
        return filter.build();
    }

    private String missedBy(Function<Object, List<Violation>> check) {
        Set<String> missed = new TreeSet<>(fields);
        missed.removeAll(found(check));
        return missed.isEmpty() ? "" : command.getClass().getSimpleName() + missed;
    }

    private Set<String> found(Function<Object, List<Violation>> check) {
        try {
            return check.apply(command).stream().map(Violation::field).collect(Collectors.toSet());
        } catch (RuntimeException failed) {
            throw new IllegalStateException(
                    "the validator cannot check " + command.getClass().getName(), failed);
        }
    }
}
