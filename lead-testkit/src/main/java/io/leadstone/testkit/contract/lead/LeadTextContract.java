package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules for the texts of a lead: their normal form, their length in code points, and blank texts. */
public interface LeadTextContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> names_are_stored_trimmed_and_composed() {
        Map<String, String> stored = new LinkedHashMap<>();
        stored.put("Ana\u00A0", "Ana");
        stored.put("\u3000\u2007Ana\u202F\u0085", "Ana");
        stored.put("\uFEFFAna\u200B", "Ana");
        stored.put("\u202AAna\u202C", "Ana");
        stored.put("\u2066\u200FAna\u2069\u061C", "Ana");
        stored.put("\u00ADAna\u2060\u3164\u2800", "Ana");
        stored.put("Zoe\u0308", "Zo\u00EB");
        stored.put("Nguye\u0302\u0303n", "Nguy\u1EC5n");
        stored.put("Jo \u200B Ann", "Jo \u200B Ann");
        stored.put(
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
        stored.put("\u0D05\u0D35\u0D28\u0D4D\u200D", "\u0D05\u0D35\u0D28\u0D4D\u200D");
        stored.put("\uD83D\uDC69\u200D\uD83D\uDE80", "\uD83D\uDC69\u200D\uD83D\uDE80");
        stored.put("\u2764\uFE0F", "\u2764\uFE0F");
        return stored.entrySet().stream()
                .map(text -> dynamicTest(escaped(text.getKey()), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadSnapshot lead = acme.create(LeadFields.of(text.getKey(), text.getKey(), "ana@example.com")
                            .build());

                    assertThat(lead.details().firstName()).contains(text.getValue());
                    assertThat(lead.details().lastName()).contains(text.getValue());
                    assertSame("leads.get", lead, acme.get(lead.id()));
                }));
    }

    @Test
    default void every_text_of_a_lead_is_stored_trimmed_and_composed() {
        ManagedStore acme = new ManagedStore(this);
        String sent = "\u200B\u00A0Zoe\u0308\u2800";

        LeadSnapshot lead = acme.create(LeadFields.of(sent, sent, "\u202Azoe@example.com\u202C\u00A0")
                .phone("\u202A+49 170 1234567\u202C")
                .company(sent)
                .source(sent)
                .notes(sent)
                .tags(List.of(sent, "Zo\u00EB"))
                .status(LeadStatus.LOST)
                .lostReason(sent)
                .build());

        assertSame("leads.get", lead, acme.get(lead.id()));
        assertThat(lead.details().email()).contains(new EmailAddress("zoe@example.com"));
        assertThat(lead.details().phone().orElseThrow().typed()).isEqualTo("+49 170 1234567");
        assertThat(lead.details().company()).contains("Zo\u00EB");
        assertThat(lead.details().source()).contains("Zo\u00EB");
        assertThat(lead.details().notes()).contains("Zo\u00EB");
        assertThat(lead.details().tags()).containsExactly("Zo\u00EB");
        assertThat(lead.lostReason()).contains("Zo\u00EB");
    }

    @Test
    default void lengths_are_counted_in_code_points() {
        ManagedStore acme = new ManagedStore(this);
        String fox = "\uD83E\uDD8A";
        LeadSnapshot lead = acme.create(
                LeadFields.of(fox.repeat(LeadDetails.MAX_NAME), fox.repeat(LeadDetails.MAX_NAME), "fox@example.com")
                        .phone("1".repeat(49) + fox)
                        .company(fox.repeat(LeadDetails.MAX_COMPANY))
                        .source(fox.repeat(LeadDetails.MAX_SOURCE))
                        .notes(fox.repeat(LeadDetails.MAX_NOTES))
                        .tags(List.of(fox.repeat(LeadDetails.MAX_TAG)))
                        .status(LeadStatus.LOST)
                        .lostReason(fox.repeat(LeadSnapshot.MAX_LOST_REASON))
                        .build());

        assertSame("leads.get", lead, acme.get(lead.id()));
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> acme.create(LeadFields.of("Ana", fox.repeat(101), "ana@example.com")
                        .tags(List.of(fox.repeat(51)))
                        .build()))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .containsExactly(
                                new Violation("last_name", "must have at most 100 characters"),
                                new Violation("tags[0]", "must have at most 50 characters")));
    }

    @TestFactory
    default Stream<DynamicTest> a_blank_text_is_refused_and_names_its_field() {
        return Stream.of(
                        "",
                        " ",
                        "\u00A0",
                        "\u200B",
                        "\u2060",
                        "\u3164",
                        "\u2800",
                        "\u115F\u1160\uFFA0",
                        "\u200D",
                        "\uFE0F")
                .map(blank -> dynamicTest(escaped(blank), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadSnapshot jordan = acme.create(
                            SampleLeads.draft("jordan@example.com").phone("12").build());
                    textFields(blank).forEach((name, change) -> {
                        LeadFieldsBuilder draft = SampleLeads.draft("new@example.com");
                        change.accept(draft);
                        assertViolates(name, () -> acme.create(draft.build()));
                        assertViolates(name, () -> acme.update(UpdateLeadCommand.of(jordan.id(), change)));
                    });
                    assertItems(
                            "leads.list",
                            acme.management()
                                    .leads()
                                    .list(ALICE, LeadQuery.ALL, UP_TO_100)
                                    .items(),
                            jordan);
                }));
    }

    @TestFactory
    default Stream<DynamicTest> a_malformed_email_is_refused_and_names_its_field() {
        return Stream.of(
                        ".a@x.example",
                        "a.@x.example",
                        "a..b@x.example",
                        "a".repeat(65) + "@x.example",
                        "\u00E9".repeat(33) + "@x.example",
                        "mailto:x@x.example",
                        "a@-x.example",
                        "a@x-.example",
                        "a\u200Bb@x.example",
                        "a@x\u00AD.example",
                        "a\u202A@x.example",
                        "a\uFF20b@x.example")
                .map(email -> dynamicTest(escaped(email), () -> {
                    ManagedStore acme = new ManagedStore(this);
                    LeadSnapshot jordan =
                            acme.create(SampleLeads.draft("jordan@example.com").build());

                    assertViolates(
                            "email", () -> acme.create(SampleLeads.draft(email).build()));
                    assertViolates("email", () -> acme.update(UpdateLeadCommand.of(jordan.id(), f -> f.email(email))));
                    assertSame("leads.get", jordan, acme.get(jordan.id()));
                }));
    }

    @Test
    default void an_email_with_invisible_characters_at_its_ends_is_taken() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(SampleLeads.draft("mail@a8.example").build());

        for (String email : List.of("mail@a8.example\u200B", "\u202Amail@a8.example\u202C", "mail@a8.example\u00A0")) {
            assertThatExceptionOfType(DuplicateEmailException.class)
                    .isThrownBy(() -> acme.create(SampleLeads.draft(email).build()));
        }
    }

    private static Map<String, Consumer<LeadFieldsBuilder>> textFields(String text) {
        Map<String, Consumer<LeadFieldsBuilder>> fields = new LinkedHashMap<>();
        fields.put("first_name", f -> f.firstName(text));
        fields.put("last_name", f -> f.lastName(text));
        fields.put("email", f -> f.email(text));
        fields.put("phone", f -> f.phone(text));
        fields.put("company", f -> f.company(text));
        fields.put("source", f -> f.source(text));
        fields.put("notes", f -> f.notes(text));
        fields.put("tags[0]", f -> f.tags(List.of(text)));
        fields.put("lost_reason", f -> f.lostReason(text));
        fields.put("agent_id", f -> f.agentId(text));
        fields.put("owner_id", f -> f.ownerId(text));
        return fields;
    }

    private static void assertViolates(String field, Runnable write) {
        assertThatExceptionOfType(InvalidCommandException.class)
                .as(field)
                .isThrownBy(write::run)
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(Violation::field)
                        .containsOnly(field));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("text");
        text.chars().forEach(unit -> escaped.append(String.format(" U+%04X", unit)));
        return escaped.toString();
    }
}
