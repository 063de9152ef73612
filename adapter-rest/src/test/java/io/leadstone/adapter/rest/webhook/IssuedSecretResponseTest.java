package io.leadstone.adapter.rest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import org.junit.jupiter.api.Test;

/** Checks that a log cannot contain the secret of an answer. */
class IssuedSecretResponseTest {

    @Test
    void the_secret_is_in_the_answer_but_not_in_to_string() {
        Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(new CompanyId("acme"), "*");

        IssuedSecretResponse issued = IssuedSecretResponse.of(webhook);

        assertThat(issued.secret()).isEqualTo(SampleWebhooks.SECRET.text());
        assertThat(issued.toString())
                .contains(webhook.id().toString())
                .doesNotContain(SampleWebhooks.SECRET.text(), "whsec_");
    }
}
