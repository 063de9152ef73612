package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.domain.webhook.Webhook;
import org.junit.jupiter.api.Test;

/** Tests the maximum number of webhooks of a company. */
class WebhookLimitTest {

    private static final String NEW = "{\"url\":\"https://crm.example/hooks\",\"events\":[\"*\"]}";

    @Test
    void one_more_webhook_than_the_limit_is_a_conflict() {
        try (RestHost host = RestHost.start()) {
            Answer last = host.call("POST", "/v1/webhook").json(NEW).send();
            for (int i = 1; i < Webhook.DEFAULT_LIMIT; i++) {
                last = host.call("POST", "/v1/webhook").json(NEW).send();
            }
            assertThat(last.status()).as(last.text()).isEqualTo(201);

            Answer refused = host.call("POST", "/v1/webhook").json(NEW).send();
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.field("code")).isEqualTo("WEBHOOK_LIMIT");
            assertThat(refused.text()).contains("at most 20 webhooks");

            host.call("DELETE", "/v1/webhook/" + last.field("id")).send();
            assertThat(host.call("POST", "/v1/webhook").json(NEW).send().status())
                    .isEqualTo(201);
        }
    }
}
