package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the page of {@code examples/widget} in a browser. The test is skipped if there is no Chromium. */
class WidgetTest {

    private static final String AGENT = "shop-widget";
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";
    private static final String SPACE = "\uE00D";

    /** A page that is idle after this time has handled the last key or click. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static RunningLeadstone leadstone;
    private static WidgetSite shop;
    private static WidgetSite stranger;
    private static Browser browser;

    private String email;
    private int leadsBefore;
    private int conversationsBefore;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        browser = Browser.start();
        shop = WidgetSite.start();
        stranger = WidgetSite.start();
        Map<String, String> settings = RunningLeadstone.environment(Stores.h2In(directory));
        settings.put("LEADSTONE_RATE_PER_MINUTE", "0");
        leadstone = RunningLeadstone.with(settings);
        Answer agent = leadstone
                .clients()
                .admin()
                .send("PUT", "/v1/agent/" + AGENT, "{\"allowed_origins\": [\"" + shop.origin() + "\"]}");
        assertThat(agent.status()).as(agent.body().toString()).isEqualTo(201);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable started : Arrays.asList(browser, shop, stranger, leadstone)) {
            closeIfStarted(started);
        }
    }

    @BeforeEach
    void forgetSessionsAndCount() {
        for (WidgetSite site : new WidgetSite[] {shop, stranger}) {
            browser.open(site.page());
            browser.run("sessionStorage.clear()");
        }
        email = Drafts.newEmail();
        leadsBefore = total("/v1/lead/company");
        conversationsBefore = total("/v1/conversation");
    }

    @Test
    void a_visitor_registers_talks_and_renews_the_session() throws Exception {
        register();

        JsonNode lead = lead();
        assertThat(lead.get("email").asText()).isEqualTo(email);
        assertThat(lead.get("agent_id").asText()).isEqualTo(AGENT);
        assertThat(lead.get("consent_marketing").asBoolean()).isTrue();
        assertThat(lead.get("consent_data_processing").asBoolean()).isFalse();
        JsonNode submission = leadstone
                .clients()
                .admin()
                .get("/v1/lead/" + lead.get("id").asText() + "/submission")
                .body()
                .at("/items/0");
        assertThat(submission.get("form").asText())
                .isEqualTo(browser.run("return location.pathname").asText());
        assertThat(submission.at("/consent_texts/marketing").asText())
                .isEqualTo("I agree that Example Shop sends me news about its products.");
        assertThat(submission.get("consent_texts")).hasSize(2);
        assertThat(newConversations()).isEqualTo(1);
        assertThat(stored("leadId")).isEqualTo(lead.get("id").asText());

        String access = stored("accessToken");
        String refresh = stored("refreshToken");
        browser.click("renew");
        awaitStatus("The session is renewed.");
        assertThat(stored("accessToken")).isNotEqualTo(access);
        assertThat(stored("refreshToken")).isNotEqualTo(refresh);

        browser.reload();
        browser.click("open");
        awaitStatus("Another conversation is open.");
        assertThat(newConversations()).isEqualTo(2);

        browser.click("end");
        awaitStatus("The session has ended.");
        assertThat(browser.shows("lead-form")).isTrue();
        assertThat(browser.run("return sessionStorage.length").asInt()).isZero();
    }

    @Test
    void a_token_that_is_no_longer_valid_is_renewed() throws Exception {
        register();
        change("accessToken", "no token");
        browser.reload();
        browser.click("open");
        awaitStatus("Another conversation is open.");
        assertThat(newConversations()).isEqualTo(2);
    }

    @Test
    void a_page_of_another_origin_is_refused() throws Exception {
        browser.open(stranger.page(server(), AGENT));
        fillAndSend();
        awaitStatus("This site may not use the form, because its agent does not allow " + stranger.origin() + ".");
        assertThat(browser.shows("session")).isFalse();
        assertThat(newLeads()).isZero();
    }

    @Test
    void a_session_does_not_work_on_a_page_of_another_origin() throws Exception {
        register();
        String session =
                browser.run("return sessionStorage.getItem('leadstone-widget')").asText();

        browser.open(stranger.page(server(), AGENT));
        browser.run("sessionStorage.setItem('leadstone-widget', arguments[0])", session);
        browser.reload();
        for (String button : new String[] {"open", "renew"}) {
            browser.run("document.getElementById('status').textContent = ''");
            browser.click(button);
            awaitStatus("This site may not use the form");
        }
        assertThat(newConversations()).isEqualTo(1);
    }

    @Test
    void the_browser_keeps_the_lists_of_members_from_pages() throws Exception {
        browser.open(shop.page(server(), AGENT));
        String outcome = browser.run(
                        "return fetch(arguments[0],"
                                + "{headers: {'X-API-Key': arguments[1], 'X-API-Secret': arguments[2]}})"
                                + ".then(answer => 'read ' + answer.status, failure => failure.name)",
                        server().resolve("/v1/lead/company").toString(),
                        RunningLeadstone.KEY,
                        RunningLeadstone.SECRET)
                .asText();
        assertThat(outcome).isEqualTo("TypeError");
    }

    @Test
    void errors_are_shown_at_their_fields() throws Exception {
        browser.open(shop.page(server(), AGENT));
        browser.type("first_name", "Jordan" + ENTER);
        awaitStatus("Please correct the form.");

        for (String field : new String[] {"email", "phone"}) {
            assertThat(browser.text(field + "-error")).isNotEmpty();
            assertThat(attribute(field, "aria-invalid")).isEqualTo("true");
            assertThat(attribute(field, "aria-describedby")).isEqualTo(field + "-error");
        }
        assertThat(browser.text("first_name-error")).isEmpty();
        assertThat(focused()).isEqualTo("email");
        assertThat(newLeads()).isZero();
    }

    @Test
    void the_form_works_with_the_keyboard_alone() throws Exception {
        browser.open(shop.page(server(), AGENT));
        browser.type("first_name", "Jordan" + TAB);
        browser.press("Lee" + TAB);
        browser.press(email + TAB);
        browser.press("+1 555 0100" + TAB);
        browser.press(SPACE + TAB);
        browser.press(TAB);
        browser.press(ENTER);
        awaitStatus("A conversation is open.");

        JsonNode lead = lead();
        assertThat(lead.get("full_name").asText()).isEqualTo("Jordan Lee");
        assertThat(lead.get("phone").asText()).isEqualTo("+1 555 0100");
        assertThat(lead.get("consent_data_processing").asBoolean()).isTrue();
        assertThat(focused()).isEqualTo("session-title");
    }

    @Test
    void assistive_technology_reads_labels_but_no_honeypot() {
        browser.open(shop.page(server(), AGENT));
        assertThat(browser.accessible("email")).isEqualTo("textbox Email");
        assertThat(browser.accessible("consent_marketing"))
                .isEqualTo("checkbox I agree that Example Shop sends me news about its products.");
        assertThat(browser.accessible("status")).startsWith("status");
        assertThat(browser.accessible("contact_url")).doesNotContain("textbox");
    }

    @Test
    void a_filled_honeypot_sends_nothing() throws Exception {
        browser.open(shop.page(server(), AGENT));
        browser.run("document.getElementById('contact_url').value = 'https://spam.example'");
        fillAndSend();
        awaitStatus("Thank you. We have your details.");
        assertThat(browser.run(
                                "return performance.getEntriesByType('resource')"
                                        + ".filter(entry => entry.name.startsWith(arguments[0])).length",
                                server().toString())
                        .asInt())
                .isZero();
        assertThat(newLeads()).isZero();
    }

    @Test
    void a_link_cannot_replace_the_server_of_a_page() throws Exception {
        try (WidgetSite site = WidgetSite.start().configured(server(), AGENT)) {
            browser.open(site.page(URI.create("https://evil.example"), "other"));
            fillAndSend();
            awaitStatus("This site may not use the form");
        }
    }

    private void register() throws Exception {
        browser.open(shop.page(server(), AGENT));
        fillAndSend();
        awaitStatus("A conversation is open.");
        assertThat(browser.shows("session")).isTrue();
        assertThat(browser.shows("lead-form")).isFalse();
    }

    private void fillAndSend() {
        browser.type("first_name", "Jordan");
        browser.click("consent_marketing");
        browser.type("email", email + ENTER);
    }

    private static URI server() {
        return leadstone.uri();
    }

    /** Returns the lead that this test registered. */
    private JsonNode lead() {
        JsonNode found = leadstone
                .clients()
                .admin()
                .get("/v1/lead/company?email=" + email)
                .body()
                .get("items");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private int newLeads() {
        return total("/v1/lead/company") - leadsBefore;
    }

    private int newConversations() {
        return total("/v1/conversation") - conversationsBefore;
    }

    private static int total(String list) {
        return leadstone
                .clients()
                .admin()
                .get(list)
                .body()
                .at("/pagination/total")
                .asInt();
    }

    /** Waits for a status that begins with this text. Fails early if the page has finished with another one. */
    private static void awaitStatus(String text) throws Exception {
        Instant settled = Instant.now().plus(SETTLED);
        Awaiting.that(
                () -> browser.text("status").startsWith(text) || (Instant.now().isAfter(settled) && isIdle()));
        assertThat(browser.text("status")).startsWith(text);
    }

    private static boolean isIdle() {
        return !browser.run("return document.getElementById('lead-form').hasAttribute('aria-busy')")
                .asBoolean();
    }

    private static String stored(String name) {
        return browser.run("return JSON.parse(sessionStorage.getItem('leadstone-widget'))[arguments[0]]", name)
                .asText();
    }

    private static void change(String name, String value) {
        browser.run(
                "const session = JSON.parse(sessionStorage.getItem('leadstone-widget'));"
                        + "session[arguments[0]] = arguments[1];"
                        + "sessionStorage.setItem('leadstone-widget', JSON.stringify(session))",
                name,
                value);
    }

    private static void closeIfStarted(AutoCloseable started) throws Exception {
        if (started != null) {
            started.close();
        }
    }

    private static String attribute(String id, String name) {
        return browser.run("return document.getElementById(arguments[0]).getAttribute(arguments[1])", id, name)
                .asText();
    }

    private static String focused() {
        return browser.run("return document.activeElement.id").asText();
    }
}
