package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the routes with an erased lead. */
class ErasedLeadRoutesTest {

    private static final String ERASED_AT = "2025-09-01T12:00:00.000Z";
    private static final List<String> PERSONAL =
            List.of("first_name", "last_name", "full_name", "email", "phone", "company", "notes", "lost_reason");

    private final RestHost host = RestHost.start();
    private final String id = host.call("POST", "/v1/lead")
            .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\","
                    + "\"phone\":\"+1-555-123-9000\",\"company\":\"Lumen\",\"notes\":\"calls back\",\"tags\":[\"vip\"],"
                    + "\"status\":\"lost\",\"lost_reason\":\"no budget\",\"source\":\"website-chat\","
                    + "\"consent_marketing\":true,\"metadata\":{\"plan\":\"gold\"}}")
            .send()
            .field("id");
    private final String lead = "/v1/lead/" + id;

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void personal_fields_of_an_erased_lead_are_null() {
        erase();

        Answer read = host.call("GET", lead).send();
        Answer list = host.call("GET", "/v1/lead/company?sort=last_name").send();

        assertThat(read.status()).as(read.text()).isEqualTo(200);
        PERSONAL.forEach(
                field -> assertThat(read.json().get(field).isNull()).as(field).isTrue());
        assertThat(read.text()).contains("\"tags\":[],\"metadata\":{}");
        assertThat(read.field("erased_at")).isEqualTo(ERASED_AT);
        assertThat(read.field("status")).isEqualTo("lost");
        assertThat(read.field("source")).isEqualTo("website-chat");
        assertThat(list.json().path("items")).hasSize(1);
        assertThat(list.json().path("items").get(0).get("email").isNull()).isTrue();
        assertThat(host.call("GET", lead + "/consent")
                        .send()
                        .json()
                        .path("items")
                        .get(0)
                        .get("source")
                        .isNull())
                .isTrue();
    }

    @Test
    void changes_of_an_erased_lead_are_rejected() {
        erase();

        for (Answer refused : List.of(
                host.call("PATCH", lead).json("{\"notes\":\"again\"}").send(),
                host.call("PATCH", lead).json("{\"status\":\"contacted\"}").send(),
                host.call("PUT", lead)
                        .json("{\"first_name\":\"Jordan\",\"email\":\"jordan@example.com\"}")
                        .send(),
                host.call("POST", lead + "/consent")
                        .json("{\"purpose\":\"marketing\",\"granted\":true}")
                        .send(),
                host.call("POST", "/v1/conversation")
                        .json("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + id + "\"}}")
                        .send())) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.field("code")).isEqualTo("LEAD_ERASED");
        }
    }

    @Test
    void an_erased_lead_can_be_deleted_restored_and_withdraw_consent() {
        erase();

        assertThat(host.call("POST", lead + "/consent")
                        .json("{\"purpose\":\"marketing\",\"granted\":false,\"source\":\"call with Jordan\"}")
                        .send()
                        .status())
                .isEqualTo(201);
        assertThat(host.call("DELETE", lead).send().status()).isEqualTo(200);
        Answer restored = host.call("POST", lead + "/restore").send();
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.field("erased_at")).isEqualTo(ERASED_AT);
    }

    @Test
    void the_email_is_free_and_the_export_has_empty_cells() {
        erase();

        assertThat(host.call("POST", "/v1/lead")
                        .json("{\"first_name\":\"Jo\",\"last_name\":\"Li\",\"email\":\"jordan@example.com\"}")
                        .send()
                        .status())
                .isEqualTo(201);
        String csv = host.call("POST", "/v1/analytic/export")
                .json("{\"type\":\"leads\",\"format\":\"csv\"}")
                .send()
                .text();
        String json = host.call("POST", "/v1/analytic/export")
                .json("{\"type\":\"leads\",\"format\":\"json\"}")
                .send()
                .text();
        assertThat(csv.lines().filter(line -> line.startsWith(id)))
                .singleElement()
                .asString()
                .startsWith(id + ",acme,,,,,,,,,,lost,,website-chat,,[],{},true,false,");
        assertThat(csv).contains("erased_at").doesNotContain("Jordan", "Lumen");
        assertThat(json).contains("\"email\":null").contains("\"erased_at\":\"" + ERASED_AT + "\"");
    }

    @Test
    void the_route_erases_a_live_or_deleted_lead_for_good() {
        Answer erased = host.call("POST", lead + "/erase").send();
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(erased.text()).isEqualTo("{\"lead_id\":\"" + id + "\",\"erased_at\":\"" + ERASED_AT + "\"}");
        assertThat(erased.header("ETag"))
                .isPresent()
                .isEqualTo(host.call("GET", lead).send().header("ETag"));
        assertThat(host.call("GET", lead).send().text()).doesNotContain("Jordan", "jordan@example.com");

        Answer again = host.call("POST", lead + "/erase").json("{}").send();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).as("a repeated erasure").isEqualTo(erased.text());
        host.call("DELETE", lead).send();
        assertThat(host.call("POST", lead + "/erase").send().text()).isEqualTo(erased.text());
    }

    @Test
    void a_stale_version_prevents_an_erasure() {
        Answer refused =
                host.call("POST", lead + "/erase").header("If-Match", "\"99\"").send();

        assertThat(refused.status()).as(refused.text()).isEqualTo(412);
        assertThat(host.call("GET", lead).send().field("first_name")).isEqualTo("Jordan");
    }

    @Test
    void an_unknown_field_prevents_an_erasure() {
        Answer refused =
                host.call("POST", lead + "/erase").json("{\"supress\":true}").send();

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("supress");
        assertThat(host.call("GET", lead).send().field("first_name")).isEqualTo("Jordan");
    }

    private void erase() {
        host.management
                .leads()
                .erase(
                        Caller.member(new CompanyId(RestHost.ACME), "admin", Scope.values()),
                        new LeadId(UUID.fromString(id)),
                        Optional.empty());
    }
}
