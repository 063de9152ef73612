package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The commands that webhooks add to a change, and those of a dispatcher. */
class WebhookCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final WebhookScenario scenario = new WebhookScenario(MONGO.freshDatabase());

    @Test
    void a_change_without_subscriptions_sends_one_query_more() {
        AtomicReference<LeadSnapshot> jordan = new AtomicReference<>();

        assertThat(commands(() -> jordan.set(scenario.add("jordan@example.com"))))
                .containsExactly("aggregate webhooks", "insert leads");
        assertThat(commands(() -> scenario.rename(jordan.get(), "Robin")))
                .containsExactly("aggregate webhooks", "update leads");
    }

    @Test
    void subscriptions_need_two_more_commands() {
        scenario.subscribe("*");
        AtomicReference<LeadSnapshot> jordan = new AtomicReference<>();
        assertThat(commands(() -> jordan.set(scenario.add("jordan@example.com"))))
                .containsExactly("aggregate webhooks", "insert leads", "update deliveries", "update leads");
        for (int i = 0; i < 9; i++) {
            scenario.subscribe("lead.*");
        }

        assertThat(commands(() -> scenario.rename(jordan.get(), "Robin")))
                .containsExactly("aggregate webhooks", "findAndModify leads", "update deliveries", "update leads");
        assertThat(scenario.deliveries()).hasSize(11);
    }

    @Test
    void a_subscription_to_other_events_sends_no_command() {
        scenario.subscribe("conversation.*");

        assertThat(commands(() -> scenario.add("jordan@example.com")))
                .containsExactly("aggregate webhooks", "insert leads");
    }

    @Test
    void a_delivery_needs_a_fixed_number_of_commands() {
        Webhook webhook = scenario.subscribe("*");
        AtomicReference<List<ClaimedDelivery>> claimed = new AtomicReference<>();
        assertThat(commands(() -> scenario.store().deliveryQueue().due(10)))
                .as("nothing to do")
                .containsExactly("aggregate webhooks", "find leads", "aggregate webhooks");
        scenario.add("jordan@example.com");

        assertThat(commands(() -> scenario.store().deliveryQueue().due(10)))
                .containsExactly("aggregate webhooks", "find leads", "aggregate webhooks", "aggregate deliveries");
        assertThat(commands(() -> claimed.set(scenario.claim(webhook))))
                .containsExactly("aggregate webhooks", "aggregate deliveries", "findAndModify deliveries");
        assertThat(commands(() -> scenario.deliver(claimed.get().get(0))))
                .containsExactly("aggregate webhooks", "findAndModify deliveries");
    }

    @Test
    void only_a_delivery_that_others_wait_for_releases_the_next_one() {
        Webhook webhook = scenario.subscribe("*");
        scenario.rename(scenario.rename(scenario.add("jordan@example.com"), "Robin"), "Sam");
        ClaimedDelivery first = scenario.claim(webhook).get(0);
        assertThat(scenario.claim(webhook)).as("the second one is postponed").isEmpty();

        assertThat(commands(() -> scenario.deliver(first)))
                .containsExactly("aggregate webhooks", "findAndModify deliveries", "findAndModify deliveries");

        for (int i = 0; i < 2; i++) {
            ClaimedDelivery next = scenario.claim(webhook).get(0);
            assertThat(commands(() -> scenario.deliver(next))).hasSize(3);
        }
        scenario.add("robin@example.com");
        ClaimedDelivery alone = scenario.claim(webhook).get(0);
        assertThat(commands(() -> scenario.deliver(alone))).hasSize(2);
    }

    @Test
    void a_delivery_of_an_older_version_may_have_others_waiting() {
        Webhook webhook = scenario.subscribe("*");
        scenario.add("jordan@example.com");
        scenario.collection(WebhookFields.DELIVERIES)
                .updateMany(new BsonDocument(), Updates.unset(WebhookFields.CONTENDED));
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);

        assertThat(commands(() -> scenario.deliver(claimed)))
                .containsExactly("aggregate webhooks", "findAndModify deliveries", "findAndModify deliveries");
    }

    @Test
    void the_removal_of_an_outbox_entry_waits_only_for_the_primary() {
        scenario.subscribe("*");

        List<BsonDocument> commands = COMMANDS.of(() -> scenario.add("jordan@example.com"));

        assertThat(commands)
                .filteredOn(command -> command.containsKey("writeConcern"))
                .extracting(command -> command.getDocument("writeConcern").get("w"))
                .containsExactly(BsonValues.of("majority"), BsonValues.of("majority"), new BsonInt32(1));
    }

    @Test
    void subscriptions_are_read_from_the_primary_with_majority() {
        LeadChange created = scenario.samples().capture(ACME, "jordan@example.com");

        BsonDocument query =
                COMMANDS.of(() -> scenario.store().leads().add(created)).get(0);

        assertThat(query.getDocument("readConcern").getString("level").getValue())
                .isEqualTo("majority");
        assertThat(query).doesNotContainKey("$readPreference");
    }

    private static List<String> commands(Runnable work) {
        return COMMANDS.of(work).stream()
                .map(command -> command.getFirstKey() + " "
                        + command.getString(command.getFirstKey()).getValue().replace("leadstone_", ""))
                .toList();
    }
}
