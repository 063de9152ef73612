package io.leadstone.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.NextState;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the bounds of the domain's values. */
class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-z_0.9:x", "x123456789x123456789x123456789x123456789x123456789x123456789x123"})
    void a_valid_opaque_id_is_accepted(String text) {
        assertThat(new CompanyId(text)).hasToString(text);
        assertThat(new AgentId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "ä",
                "a/b",
                "a\n",
                "x123456789x123456789x123456789x123456789x123456789x123456789x1234"
            })
    void any_other_id_is_rejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompanyId(text))
                .withMessageContaining("company_id");
        assertThatIllegalArgumentException().isThrownBy(() -> new AgentId(text)).withMessageContaining("agent_id");
    }

    @Test
    void only_the_canonical_form_of_a_lead_id_is_parsed() {
        UUID uuid = UUID.fromString("01990000-0000-7000-8000-000000000001");

        assertThat(LeadId.parse("01990000-0000-7000-8000-000000000001")).contains(new LeadId(uuid));
        assertThat(new LeadId(uuid)).hasToString("01990000-0000-7000-8000-000000000001");
        assertThat(LeadId.parse("1-1-1-1-1")).isEmpty();
        assertThat(LeadId.parse("01990000-0000-7000-8000-00000000000x")).isEmpty();
        assertThat(LeadId.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "jordan+tag@sub.example.com",
                "用户@例子.公司",
                "o'neil@example.ie",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "a.b-c@a-b.xn--mller-kva.example",
                "1234567890123456789012345678901234567890123456789012345678901234@example.com",
                "info@例え。jp.example"
            })
    void addresses_of_every_script_are_valid(String text) {
        assertThat(EmailAddress.isValid(text)).isTrue();
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.c",
                "a@",
                "a@b",
                "a@.b",
                "a@b.",
                "a@b..c",
                "a@@b.c",
                "a@b@c.d",
                "a b@c.d",
                " a@b.c",
                "a@b.c ",
                "a\u00a0b@c.d",
                "a\u0000@b.c",
                "a\ud800@b.c"
            })
    void an_invalid_address_is_rejected(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(text))
                .withMessageContaining("email");
    }

    /** Earlier versions accepted these addresses, so stored leads may have them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a@x.example",
                "a.@x.example",
                "a..b@x.example",
                "12345678901234567890123456789012345678901234567890123456789012345@example.com",
                "ää345678901234567890123456789012345678901234567890123456789012345@example.com",
                "mailto:x@x.example",
                "<x@x.example>",
                "\"a\"@x.example",
                "a,b@x.example",
                "a@-x.example",
                "a@x-.example",
                "a@x.-example",
                "a@x_y.example",
                "a@x.example;",
                "a@x.e/example",
                "a@x。。example.com",
                "a@x23456789012345678901234567890123456789012345678901234567890123x.example",
                "a\u200bb@x.example",
                "a@x.example\u200b",
                "a\u202a@x.example",
                "a@x.e\u00adxample",
                "a\u2060@x.example",
                "a\ufeff@x.example",
                "a\u3164@x.example",
                "a\u2800@x.example",
                "a\u200d@x.example",
                "a\ufe0f@x.example",
                "a\uff20b@x.example",
                "a\u2025b@x.example",
                "a@\uff0dx.example"
            })
    void a_malformed_address_is_readable_but_not_valid(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @Test
    void an_address_and_its_key_have_at_most_254_characters() {
        String domain = ("@" + "a".repeat(63) + ".b" + "c".repeat(62) + ".d" + "e".repeat(58) + ".example");
        assertThat(EmailAddress.isValid("a".repeat(254 - domain.length()) + domain))
                .isTrue();
        assertThat(EmailAddress.isValid("a".repeat(255 - domain.length()) + domain))
                .isFalse();
        assertThatIllegalArgumentException()
                .as("NFKC replaces one character by eighteen")
                .isThrownBy(() -> new EmailAddress("\ufdfa".repeat(14) + "@example.com"));
    }

    @Test
    void addresses_are_compared_without_case_and_compatibility_forms() {
        String key = new EmailAddress("jordan@example.com").key();

        assertThat(key).isEqualTo("jordan@example.com");
        assertThat(new EmailAddress("JORDAN@Example.COM").key()).isEqualTo(key);
        assertThat(new EmailAddress("ｊordan@example.com").key()).isEqualTo(key);
        assertThat(new EmailAddress("jordän@example.com").key())
                .isEqualTo(new EmailAddress("jorda\u0308n@example.com").key())
                .isNotEqualTo(key);
    }

    @Test
    void a_phone_number_needs_a_digit_but_no_international_form() {
        PhoneNumber phone = new PhoneNumber("+1 (555) 123-9000", Optional.of("+15551239000"));

        assertThat(phone.digits()).isEqualTo("15551239000");
        assertThat(PhoneNumber.isValid("call me")).isFalse();
        assertThat(PhoneNumber.isE164("+1")).isFalse();
        assertThat(PhoneNumber.isE164("+12")).isTrue();
        assertThat(PhoneNumber.isE164("+123456789012345")).isTrue();
        assertThat(PhoneNumber.isE164("+1234567890123456")).isFalse();
        assertThat(PhoneNumber.isE164("+012")).isFalse();
        assertThat(PhoneNumber.isE164("12")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("call me", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("1", Optional.of("555")));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("1".repeat(51), Optional.empty()));
        assertThat(new PhoneNumber("1".repeat(50), Optional.empty()).digits()).hasSize(50);
    }

    @Test
    void text_is_well_formed_and_without_control_characters() {
        assertThat(PlainText.isSingleLine("Zoë 😀 \u202e")).isTrue();
        assertThat(PlainText.isSingleLine("a\tb")).isFalse();
        assertThat(PlainText.isSingleLine("a\u0085b")).isFalse();
        assertThat(PlainText.isSingleLine("\ud83d")).isFalse();
        assertThat(PlainText.isSingleLine("\ude00\ud83d")).isFalse();
        assertThat(PlainText.isMultiLine("a\tb\r\nc")).isTrue();
        assertThat(PlainText.isMultiLine("a\u0000")).isFalse();
        assertThat(PlainText.isMultiLine("\udfff")).isFalse();
    }

    @Test
    void details_check_their_bounds() {
        assertThat(named("x".repeat(100)).firstName()).contains("x".repeat(100));
        for (String bad : List.of("", " ", " x", "x ", "x".repeat(101), "a\nb")) {
            assertThatIllegalArgumentException().isThrownBy(() -> named(bad)).withMessageContaining("first_name");
        }
        assertThat(tagged(List.of("a", "b")).tags()).containsExactly("a", "b");
        assertThat(tagged(IntStream.range(0, 50).mapToObj(String::valueOf).toList())
                        .tags())
                .hasSize(50);
        assertThat(tagged(List.of("VIP", "b", "vip", "B", "ß", "ẞ", "\ud801\udc00", "\ud801\udc28"))
                        .tags())
                .containsExactly("VIP", "b", "ß", "\ud801\udc00");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        tagged(IntStream.range(0, 51).mapToObj(String::valueOf).toList()))
                .withMessageContaining("tags");
        assertThatIllegalArgumentException().isThrownBy(() -> tagged(List.of("x".repeat(51))));
        assertThat(noted("x".repeat(10_000)).notes()).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from("x".repeat(201), "ads"))
                .withMessageContaining("company");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from("Example", "x".repeat(101)))
                .withMessageContaining("source");
        for (String bad : List.of(" ", "x".repeat(10_001), "\u0007")) {
            assertThatIllegalArgumentException().isThrownBy(() -> noted(bad)).withMessageContaining("notes");
        }
    }

    @Test
    void only_missing_fields_are_filled() {
        LeadDetails full = Samples.details();
        LeadDetails bare = Samples.bareDetails();

        assertThat(full.filledFrom(bare)).isEqualTo(full);
        LeadDetails filled = bare.filledFrom(full);
        assertThat(filled.fullName()).contains("Sam Poe");
        assertThat(filled.email()).isEqualTo(bare.email());
        assertThat(filled.agent()).isEqualTo(full.agent());
        assertThat(filled.phone()).isEqualTo(full.phone());
        assertThat(filled.company()).isEqualTo(full.company());
        assertThat(filled.source()).isEqualTo(full.source());
        assertThat(filled.notes()).isEqualTo(full.notes());
        assertThat(filled.tags()).isEqualTo(full.tags());
        assertThat(filled.metadata()).isEqualTo(full.metadata());
    }

    @Test
    void a_lead_that_was_not_erased_has_a_name_and_a_contact() {
        LeadSnapshot lead = Samples.lead().snapshot();
        LeadDetails nothing = lead.details().erased();

        assertThat(nothing.fullName()).isEmpty();
        assertThat(nothing.emailKey()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NextState(lead).details(nothing).at(Samples.START, 1, 1))
                .withMessageContaining("must have a first or last name, and an email or a phone");
    }

    @Test
    void an_erased_lead_has_no_personal_data() {
        LeadSnapshot erased = Samples.lead(LeadStatus.LOST).snapshot().erased(Samples.START);

        assertThat(erased.isErased()).isTrue();
        assertThat(erased.liveEmailKey()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NextState(erased).details(Samples.bareDetails()).at(Samples.START, 1, 1))
                .withMessageContaining("must not have personal data");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NextState(erased).lostReason(Optional.of("ill")).at(Samples.START, 1, 1))
                .withMessageContaining("must not have personal data");
    }

    @Test
    void snapshots_events_and_decisions_check_their_bounds() {
        LeadSnapshot lead = Samples.lead(LeadStatus.LOST).snapshot();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NextState(lead)
                        .lostReason(Optional.of("x".repeat(501)))
                        .at(Samples.START, 1, 1));
        assertThat(new NextState(lead)
                        .lostReason(Optional.of("x".repeat(500)))
                        .at(Samples.START, 1, 1)
                        .lostReason())
                .isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new NextState(lead).at(Samples.START, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NextState(lead).at(Samples.START, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldChange("Jordan", Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldChange.of("status", "new", "no word"));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldChange.of("status", "No", "new"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConsentDecision(ConsentPurpose.MARKETING, true, "", Optional.empty()))
                .withMessageContaining("source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConsentDecision(ConsentPurpose.MARKETING, true, "api", Optional.of(" ")))
                .withMessageContaining("policy_version");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeadEvent(
                        UUID.randomUUID(),
                        Samples.COMPANY,
                        Samples.ID,
                        0,
                        EventType.LEAD_DELETED,
                        Samples.START,
                        "a",
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void a_change_context_has_whole_milliseconds_and_an_actor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeContext(Instant.ofEpochSecond(1, 1), "a", at -> UUID.randomUUID()));
        for (String bad : List.of(" ", "x".repeat(201))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ChangeContext(Samples.START, bad, at -> UUID.randomUUID()));
        }
        assertThat(new ChangeContext(Samples.START, "x".repeat(200), at -> UUID.randomUUID()).actor())
                .hasSize(200);
    }

    @Test
    void an_agent_checks_its_name_and_origins() {
        assertThat(agent("Chat", List.of("https://shop.example", "http://localhost:3000"))
                        .allowedOrigins())
                .hasSize(2);
        for (String bad : List.of("shop.example", "https://", "https://a/b", "ftp://a", "https://a b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> agent("Chat", List.of(bad)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> agent("x".repeat(101), List.of()));
        for (String bad : new String[] {"", "a b", "x".repeat(51), "é"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> agent("Chat", List.of()).withHoneypot(Optional.of(bad)))
                    .withMessageContaining("honeypot");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> agent("Chat", Collections.nCopies(51, "https://a.b")));
        assertThat(agent("Chat", Collections.nCopies(50, "https://a.b")).allowedOrigins())
                .hasSize(50);
    }

    @Test
    void codes_are_in_lower_case() {
        assertThat(Coded.codes(LeadStatus.class)).containsExactly("new", "contacted", "qualified", "converted", "lost");
        assertThat(Coded.codes(ConsentPurpose.class)).containsExactly("data_processing", "marketing");
        assertThat(ConsentPurpose.MARKETING.field()).isEqualTo("consent_marketing");
        assertThat(Coded.find(LeadStatus.class, "NEW")).isEmpty();
        assertThat(Coded.parse(EventType.class, "lead.erased")).isEqualTo(EventType.LEAD_ERASED);
        assertThatThrownBy(() -> Coded.parse(LeadStatus.class, "won"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("won")
                .hasMessageContaining("contacted");
    }

    private static LeadDetails named(String firstName) {
        LeadDetails d = Samples.bareDetails();
        return new LeadDetails(
                d.agent(),
                d.owner(),
                Optional.of(firstName),
                d.lastName(),
                d.email(),
                d.phone(),
                d.company(),
                d.source(),
                d.notes(),
                d.tags(),
                d.metadata());
    }

    private static LeadDetails from(String company, String source) {
        LeadDetails d = Samples.bareDetails();
        return new LeadDetails(
                d.agent(),
                d.owner(),
                d.firstName(),
                d.lastName(),
                d.email(),
                d.phone(),
                Optional.of(company),
                Optional.of(source),
                d.notes(),
                d.tags(),
                d.metadata());
    }

    private static LeadDetails tagged(List<String> tags) {
        LeadDetails d = Samples.bareDetails();
        return new LeadDetails(
                d.agent(),
                d.owner(),
                d.firstName(),
                d.lastName(),
                d.email(),
                d.phone(),
                d.company(),
                d.source(),
                d.notes(),
                tags,
                d.metadata());
    }

    private static LeadDetails noted(String notes) {
        LeadDetails d = Samples.bareDetails();
        return new LeadDetails(
                d.agent(),
                d.owner(),
                d.firstName(),
                d.lastName(),
                d.email(),
                d.phone(),
                d.company(),
                d.source(),
                Optional.of(notes),
                d.tags(),
                d.metadata());
    }

    private static Agent agent(String name, List<String> origins) {
        return new Agent(new AgentId("a"), Samples.COMPANY, Optional.of(name), origins, Samples.START, Samples.START);
    }
}
