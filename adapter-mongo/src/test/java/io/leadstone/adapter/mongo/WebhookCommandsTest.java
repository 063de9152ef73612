package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What webhooks cost: the commands of a change, and those of a dispatcher. */
class WebhookCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final WebhookTalk talk = new WebhookTalk(MONGO.freshDatabase());

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void a_company_without_subscriptions_pays_one_question_that_finds_nothing() {
        AtomicReference<LeadSnapshot> jordan = new AtomicReference<>();

        assertThat(commands(() -> jordan.set(talk.add("jordan@example.com"))))
                .containsExactly("aggregate webhooks", "insert leads");
        assertThat(commands(() -> talk.rename(jordan.get(), "Robin")))
                .containsExactly("aggregate webhooks", "update leads");
    }

    @Test
    void one_or_ten_subscriptions_cost_two_commands_more() {
        talk.subscribe("*");
        AtomicReference<LeadSnapshot> jordan = new AtomicReference<>();
        assertThat(commands(() -> jordan.set(talk.add("jordan@example.com"))))
                .containsExactly("aggregate webhooks", "insert leads", "update deliveries", "update leads");
        for (int i = 0; i < 9; i++) {
            talk.subscribe("lead.*");
        }

        assertThat(commands(() -> talk.rename(jordan.get(), "Robin")))
                .containsExactly("aggregate webhooks", "findAndModify leads", "update deliveries", "update leads");
        assertThat(talk.deliveries()).hasSize(11);
    }

    @Test
    void a_subscription_that_wants_other_events_costs_nothing_more() {
        talk.subscribe("conversation.*");

        assertThat(commands(() -> talk.add("jordan@example.com")))
                .containsExactly("aggregate webhooks", "insert leads");
    }

    @Test
    void a_delivery_costs_a_dispatcher_so_many() {
        Webhook webhook = talk.subscribe("*");
        AtomicReference<List<ClaimedDelivery>> claimed = new AtomicReference<>();
        assertThat(commands(() -> talk.store().deliveryQueue().due(10)))
                .as("nothing to do")
                .containsExactly("aggregate webhooks", "find leads", "aggregate webhooks");
        talk.add("jordan@example.com");

        assertThat(commands(() -> talk.store().deliveryQueue().due(10)))
                .containsExactly("aggregate webhooks", "find leads", "aggregate webhooks", "aggregate deliveries");
        assertThat(commands(() -> claimed.set(talk.claim(webhook))))
                .containsExactly("aggregate webhooks", "aggregate deliveries", "findAndModify deliveries");
        assertThat(commands(() -> talk.deliver(claimed.get().get(0))))
                .containsExactly("aggregate webhooks", "update deliveries", "findAndModify deliveries");
    }

    @Test
    void who_wants_it_is_read_from_the_primary_and_as_the_majority_knows_it() {
        LeadChange birth = talk.samples().capture(ACME, "jordan@example.com");

        BsonDocument asked = COMMANDS.of(() -> talk.store().leads().add(birth)).get(0);

        assertThat(asked.getDocument("readConcern").getString("level").getValue())
                .isEqualTo("majority");
        assertThat(asked).doesNotContainKey("$readPreference");
    }

    private static List<String> commands(Runnable work) {
        return COMMANDS.of(work).stream()
                .map(command -> command.getFirstKey() + " "
                        + command.getString(command.getFirstKey()).getValue().replace("leadstone_", ""))
                .toList();
    }
}
