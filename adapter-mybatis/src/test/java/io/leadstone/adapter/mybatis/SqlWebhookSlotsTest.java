package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The slots of webhooks, which enforce the limit of a company. */
class SqlWebhookSlotsTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());

    @ParameterizedTest
    @EnumSource
    void webhooks_of_older_versions_count(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            WebhookRepository webhooks = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .build()
                    .webhooks();
            webhooks.add(samples.webhook(ACME, "*"), 2);
            webhooks.add(samples.webhook(ACME, "*"), 2);
            new JdbcTemplate(pool).update("UPDATE leadstone_webhook SET slot = NULL");

            assertThatExceptionOfType(WebhookLimitException.class)
                    .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 2));
            webhooks.add(samples.webhook(ACME, "*"), 3);
            assertThatExceptionOfType(WebhookLimitException.class)
                    .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 3));
            assertThat(new JdbcTemplate(pool).queryForObject("SELECT MAX(slot) FROM leadstone_webhook", Integer.class))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_duplicate_id_is_not_treated_as_a_taken_slot(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            WebhookRepository webhooks = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .build()
                    .webhooks();
            Webhook webhook = samples.webhook(ACME, "*");
            webhooks.add(webhook, 20);

            assertThatIllegalStateException().isThrownBy(() -> webhooks.add(webhook, 20));
        }
    }
}
