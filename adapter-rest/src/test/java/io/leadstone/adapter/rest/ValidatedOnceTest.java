package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.service.ConstraintMessages;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that each command and each query of a request is validated once. */
class ValidatedOnceTest {

    private static final List<String> VALIDATED = new CopyOnWriteArrayList<>();
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ConstraintMessages())
            .buildValidatorFactory()
            .getValidator();

    private static RestHost host;
    private static Route.Records records;

    @BeforeAll
    static void startHost() {
        host = RestHost.with(LeadManagement.builder().validator(recording()));
        records = host.oneOfEach();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void clear() {
        VALIDATED.clear();
    }

    @Test
    void a_create_is_validated_once() {
        send(
                "POST",
                "/v1/lead",
                "{\"first_name\":\"Ilka\",\"last_name\":\"Lopez\",\"email\":\"ilka@example.com\"}",
                201);
        assertThat(VALIDATED).containsExactly("CreateLeadCommand");
    }

    @Test
    void a_rejected_create_is_validated_once() {
        String answer = send("POST", "/v1/lead", "{\"first_name\":\"\",\"surname\":\"Lopez\",\"status\":\"won\"}", 422);
        assertThat(answer).contains("\"surname\"", "\"first_name\"", "\"phone\"", "\"email\"", "\"status\"");
        assertThat(VALIDATED).containsExactly("CreateLeadCommand");
    }

    @Test
    void an_update_is_validated_once() {
        send("PATCH", "/v1/lead/" + records.lead(), "{\"notes\":\"call back\"}", 200);
        assertThat(VALIDATED).containsExactly("UpdateLeadCommand");
    }

    @Test
    void an_update_with_read_only_fields_is_validated_once() {
        String lead = host.call("GET", "/v1/lead/" + records.lead()).send().text();
        VALIDATED.clear();
        send("PUT", "/v1/lead/" + records.lead(), lead, 200);
        assertThat(VALIDATED).containsExactly("UpdateLeadCommand");
    }

    @Test
    void all_violations_of_an_update_are_reported_together() {
        String answer = send(
                "PATCH",
                "/v1/lead/" + records.lead(),
                "{\"surname\":\"Lopez\",\"phone\":\"call me\",\"status\":\"won\",\"created_at\":null}",
                422);
        assertThat(answer).contains("\"surname\"", "\"phone\"", "\"status\"", "\"created_at\"");
        assertThat(VALIDATED).containsExactly("UpdateLeadCommand");
    }

    @Test
    void a_registration_is_validated_once() {
        String body =
                "{\"agent_id\":\"bot\",\"first_name\":\"Robin\",\"last_name\":\"Doe\",\"email\":\"robin@example.com\"}";
        assertThat(host.anonymous("POST", "/v1/lead/register").json(body).send().status())
                .isEqualTo(201);
        assertThat(VALIDATED).containsExactly("RegisterLeadCommand");
    }

    @Test
    void other_writes_and_lists_are_validated_once() {
        send("POST", "/v1/lead/" + records.lead() + "/consent", "{\"purpose\":\"marketing\",\"granted\":true}", 201);
        send("PUT", "/v1/agent/other", "{}", 201);
        send("POST", "/v1/webhook", "{\"url\":\"https://crm.example/\",\"events\":[\"*\"]}", 201);
        send("PATCH", "/v1/webhook/" + records.webhook(), "{\"description\":\"ours\"}", 200);
        send("POST", "/v1/conversation", "{\"agent_id\":\"bot\"}", 201);
        send("POST", "/v1/conversation/" + records.conversation() + "/activity", "{\"messages\":1}", 200);
        host.call("GET", "/v1/lead/company").send();
        host.call("GET", "/v1/agent").send();
        host.call("GET", "/v1/analytic/leads").send();

        assertThat(VALIDATED)
                .containsExactly(
                        "RecordConsentCommand",
                        "PutAgentCommand",
                        "CreateWebhookCommand",
                        "UpdateWebhookCommand",
                        "OpenConversationCommand",
                        "RecordActivityCommand",
                        "LeadQuery",
                        "PageRequest",
                        "PageRequest",
                        "ReportQuery");
    }

    private static String send(String method, String path, String body, int status) {
        RestCall.Answer answer = host.call(method, path).json(body).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.text();
    }

    private static Validator recording() {
        return (Validator) Proxy.newProxyInstance(
                ValidatedOnceTest.class.getClassLoader(),
                new Class<?>[] {Validator.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("validate")) {
                        VALIDATED.add(arguments[0].getClass().getSimpleName());
                    }
                    try {
                        return method.invoke(VALIDATOR, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
