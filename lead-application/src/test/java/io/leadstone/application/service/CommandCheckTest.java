package io.leadstone.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.in.webhook.UpdateWebhookCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.webhook.WebhookId;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandCheckTest {

    private static final LeadId ID = new LeadId(UUID.fromString("01990000-0000-7000-8000-000000000001"));

    private final CommandCheck check = CommandCheck.byDefaultProvider();

    @Test
    void the_default_check_is_shared_by_one_class_loader() throws IOException {
        CommandCheck first = CommandCheck.byDefaultProvider();
        assertThat(CommandCheck.byDefaultProvider()).isSameAs(first);

        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(new URL[0], own)) {
            Thread.currentThread().setContextClassLoader(other);
            assertThat(CommandCheck.byDefaultProvider()).isNotSameAs(first);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    @Test
    void three_fields_are_enough_and_texts_are_normalized() {
        LeadFields fields = LeadFields.of(" Jordan ", "Le\u0301e\t", "\u202Ajordan@example.com\u202C\u00A0")
                .build();

        assertThat(check.violationsOf(new CreateLeadCommand(fields))).isEmpty();
        assertThat(fields.firstName().value()).contains("Jordan");
        assertThat(fields.email().value()).contains("jordan@example.com");
        assertThat(fields.lastName().value()).contains("L\u00E9e");
    }

    @Test
    void a_blank_text_is_refused_in_every_command() {
        Optional<String> blank = Optional.of("\u200B");

        assertThat(check.violationsOf(
                        new RecordConsentCommand(ID, "marketing", Optional.of(true), blank, blank, Optional.empty())))
                .containsExactly(
                        new Violation("policy_version", "must not be empty"),
                        new Violation("source", "must not be empty"));
        assertThat(check.violationsOf(new OpenConversationCommand(
                        "chat", Optional.empty(), blank, Optional.empty(), Optional.empty())))
                .containsExactly(new Violation("title", "must not be empty"));
        assertThat(check.violationsOf(new PutAgentCommand("chat", blank, List.of())))
                .containsExactly(new Violation("name", "must not be empty"));
        assertThat(check.violationsOf(new CreateWebhookCommand("https://crm.example", List.of("*"), blank)))
                .containsExactly(new Violation("description", "must not be empty"));
    }

    @Test
    void required_fields_of_a_webhook_cannot_be_cleared() {
        WebhookId id = new WebhookId(ID.value());

        assertThat(check.violationsOf(new UpdateWebhookCommand(
                        id,
                        FieldUpdate.keep(),
                        FieldUpdate.keep(),
                        FieldUpdate.clear(),
                        FieldUpdate.keep(),
                        Optional.empty())))
                .isEmpty();
        assertThat(check.violationsOf(new UpdateWebhookCommand(
                        id,
                        FieldUpdate.set(" "),
                        FieldUpdate.set(List.of()),
                        FieldUpdate.keep(),
                        FieldUpdate.clear(),
                        Optional.empty())))
                .containsExactly(
                        new Violation("enabled", "must be given"),
                        new Violation("events", "must not be empty"),
                        new Violation("url", "must not be empty"));
    }

    @Test
    void all_violations_are_reported_with_their_api_names() {
        LeadFields fields = LeadFields.of(" ", "x".repeat(101), "jordan at example")
                .agentId("a b")
                .ownerId("a b")
                .phone("call me")
                .company("x".repeat(201))
                .source("a\u0000b")
                .notes("x".repeat(10_001))
                .tags(List.of("fine", " ", "x".repeat(51)))
                .metadata("[]")
                .lostReason("x".repeat(501))
                .build();

        assertThat(check.violationsOf(new CreateLeadCommand(fields)))
                .containsExactly(
                        new Violation("agent_id", "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -"),
                        new Violation("company", "must have at most 200 characters"),
                        new Violation("email", "must be an email address"),
                        new Violation("first_name", "must not be empty"),
                        new Violation("last_name", "must have at most 100 characters"),
                        new Violation("lost_reason", "must have at most 500 characters"),
                        new Violation("metadata", "must be a JSON object"),
                        new Violation("notes", "must have at most 10000 characters"),
                        new Violation("owner_id", "must be 1 to 64 characters of A-Z a-z 0-9 . _ : -"),
                        new Violation("phone", "must have a digit"),
                        new Violation("source", "must be on one line, without control characters"),
                        new Violation("tags[1]", "must not be empty"),
                        new Violation("tags[2]", "must have at most 50 characters"));
    }

    @Test
    void duplicate_tags_are_removed_and_fifty_are_allowed() {
        LeadFields twice = fields().tags(List.of("vip", " vip ")).build();
        assertThat(twice.tags().value()).contains(List.of("vip"));

        List<String> tags = IntStream.range(0, 51).mapToObj(String::valueOf).toList();
        assertThat(check.violationsOf(new CreateLeadCommand(fields().tags(tags).build())))
                .containsExactly(new Violation("tags", "must have at most 50 elements"));
    }

    @Test
    void a_single_surrogate_is_refused() {
        assertThat(check.violationsOf(new CreateLeadCommand(
                        LeadFields.of("\ud83d", "Lee", "a@b.c").notes("\ude00").build())))
                .extracting(Violation::field)
                .containsExactly("first_name", "notes");
    }

    @Test
    void a_registration_needs_an_agent() {
        assertThat(check.violationsOf(new RegisterLeadCommand("", fields().build())))
                .extracting(Violation::field)
                .containsOnly("agent_id");
    }

    @Test
    void a_registration_must_not_set_fields_of_the_company() {
        LeadFields lost = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .status(LeadStatus.LOST)
                .lostReason("price")
                .ownerId("sam")
                .build();
        assertThat(check.violationsOf(new RegisterLeadCommand("bot", lost)))
                .containsExactly(
                        new Violation("lost_reason", "must not be set by a registration"),
                        new Violation("owner_id", "must not be set by a registration"),
                        new Violation("status", "must not be set by a registration"));
        assertThat(check.violationsOf(new CreateLeadCommand(lost))).isEmpty();
    }

    @Test
    void only_the_sent_fields_of_an_update_are_checked() {
        assertThat(check.violationsOf(UpdateLeadCommand.of(ID, f -> {}))).isEmpty();
        assertThat(check.violationsOf(
                        UpdateLeadCommand.of(ID, f -> f.clearPhone().clearTags().lastName(" Lee "))))
                .isEmpty();
        assertThat(check.violationsOf(UpdateLeadCommand.of(
                        ID,
                        f -> f.firstName("")
                                .lastName("  ")
                                .email("nobody")
                                .phone("call me")
                                .tags(List.of(""))
                                .metadata("{"))))
                .containsExactly(
                        new Violation("email", "must be an email address"),
                        new Violation("first_name", "must not be empty"),
                        new Violation("last_name", "must not be empty"),
                        new Violation("metadata", "must be a JSON object"),
                        new Violation("phone", "must have a digit"),
                        new Violation("tags[0]", "must not be empty"));
    }

    @Test
    void required_fields_status_and_consents_cannot_be_cleared() {
        assertThat(check.violationsOf(UpdateLeadCommand.of(ID, ValidatorProbe.CLEARED)))
                .containsExactly(
                        new Violation("consent_data_processing", "must be given"),
                        new Violation("consent_marketing", "must be given"),
                        new Violation("email", "must be set if phone is not"),
                        new Violation("first_name", "must be set if last_name is not"),
                        new Violation("last_name", "must be set if first_name is not"),
                        new Violation("phone", "must be set if email is not"),
                        new Violation("status", "must be given"));
        assertThat(check.violationsOf(
                        UpdateLeadCommand.of(ID, f -> f.clearFirstName().clearEmail())))
                .as("the stored lead decides")
                .isEmpty();
    }

    @Test
    void a_new_lead_needs_a_name_and_a_contact() {
        LeadFields none = LeadFields.builder().build();
        Violation[] required = {
            new Violation("email", "must be set if phone is not"),
            new Violation("first_name", "must be set if last_name is not"),
            new Violation("last_name", "must be set if first_name is not"),
            new Violation("phone", "must be set if email is not")
        };
        LeadFields enough =
                LeadFields.builder().lastName("Lee").phone("1").clearEmail().build();

        assertThat(check.violationsOf(new CreateLeadCommand(enough))).isEmpty();
        assertThat(check.violationsOf(new RegisterLeadCommand("bot", enough))).isEmpty();
        assertThat(check.violationsOf(new CreateLeadCommand(
                        LeadFields.builder().firstName(" ").email("").build())))
                .as("a blank text is refused, and the other field is not required for it")
                .containsExactly(
                        new Violation("email", "must not be empty"), new Violation("first_name", "must not be empty"));

        assertThat(check.violationsOf(new CreateLeadCommand(none))).containsExactly(required);
        assertThat(check.violationsOf(new RegisterLeadCommand("bot", none))).containsExactly(required);
        assertThat(check.violationsOf(new CreateLeadCommand(ValidatorProbe.CLEARED)))
                .as("a cleared status or consent has its default")
                .containsExactly(required);
    }

    @Test
    void a_consent_needs_a_purpose_and_a_decision() {
        RecordConsentCommand nothing = new RecordConsentCommand(
                ID, "", Optional.empty(), Optional.of("x".repeat(101)), Optional.of("a\nb"), Optional.empty());

        assertThat(check.violationsOf(nothing))
                .extracting(Violation::field)
                .containsExactly("granted", "policy_version", "purpose", "purpose", "source");
    }

    @Test
    void the_origins_of_an_agent_are_checked() {
        assertThat(check.violationsOf(new PutAgentCommand(
                        "chat", Optional.of("x".repeat(101)), List.of("https://a.example", "a.example"))))
                .extracting(Violation::field)
                .containsExactly("allowed_origins[1]", "name");
        assertThat(check.violationsOf(
                        new PutAgentCommand("chat", Optional.empty(), Collections.nCopies(60, "https://a.example"))))
                .as("duplicate origins are removed")
                .isEmpty();
    }

    @Test
    void an_api_key_needs_a_scope_and_a_long_secret() {
        CreateApiKeyCommand none = new CreateApiKeyCommand(new CompanyId("acme"), "", Set.of());

        assertThat(check.violationsOf(none)).extracting(Violation::field).containsExactly("scopes");
        assertThat(check.violationsOf(new CreateApiKeyCommand(
                        none.companyId(),
                        "",
                        Set.of(Scope.READ),
                        none.role(),
                        Optional.of("a b"),
                        Optional.of("short"))))
                .extracting(Violation::field)
                .containsExactly("id", "secret");
    }

    @Test
    void a_query_and_its_page_are_checked_together() {
        LeadQuery query = LeadQuery.builder()
                .search("a".repeat(201))
                .sort(LeadSort.NEWEST)
                .build();

        assertThat(check.violationsOf(query, PageRequest.page(0, 101)))
                .containsExactly(
                        new Violation("page", "must be at least 1"),
                        new Violation("per_page", "must be at most 100"),
                        new Violation("search", "must have at most 200 characters"));
        assertThatThrownBy(() -> check.require(query)).isInstanceOf(InvalidCommandException.class);
    }

    @Test
    void a_filter_is_well_formed_text() {
        LeadQuery query = LeadQuery.builder()
                .search("single surrogate \ud83d")
                .source("a\u0000b")
                .tag("\ude00")
                .sort(LeadSort.NEWEST)
                .build();

        assertThat(check.violationsOf(query)).extracting(Violation::field).containsExactly("search", "source", "tag");
    }

    @Test
    void messages_ignore_the_locale_and_expressions_in_values() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(check.violationsOf(new CreateLeadCommand(
                            LeadFields.of("", "{value}", "${1+1}").build())))
                    .containsExactly(
                            new Violation("email", "must be an email address"),
                            new Violation("first_name", "must not be empty"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static LeadFieldsBuilder fields() {
        return LeadFields.of("Jordan", "Lee", "jordan@example.com");
    }
}
