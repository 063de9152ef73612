package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests two servers over one store: each event is sent by exactly one of them. */
class TwoServersTest {

    private static final int LEADS = 100;
    /** The in-process MongoDB has no index and runs one command at a time. */
    private static final int LEADS_WITHOUT_INDEX = 20;

    private static final int EVENTS_OF_A_LEAD = 5;

    @Test
    void each_event_is_sent_once_on_postgresql() throws Exception {
        each_event_is_sent_once(Stores.on(PostgresServer.shared()), LEADS);
    }

    @Test
    void each_event_is_sent_once_on_mariadb() throws Exception {
        each_event_is_sent_once(Stores.on(MariaDbServer.shared()), LEADS);
    }

    @Test
    void each_event_is_sent_once_on_h2(@TempDir Path directory) throws Exception {
        each_event_is_sent_once(Stores.h2In(directory), LEADS);
    }

    @Test
    void each_event_is_sent_once_on_mongodb() throws Exception {
        try (InProcessMongo mongo = InProcessMongo.open()) {
            each_event_is_sent_once(mongo.newDatabase(), LEADS_WITHOUT_INDEX);
        }
    }

    private static void each_event_is_sent_once(Map<String, String> store, int leads) throws Exception {
        try (RunningLeadstone one = RunningLeadstone.over(store);
                RunningLeadstone other = RunningLeadstone.over(store);
                Subscriber subscriber = new Subscriber(leads * EVENTS_OF_A_LEAD)) {
            subscriber.subscribeAt(one.clients().admin());
            IntStream.range(0, leads).parallel().forEach(i -> {
                String lead = one.clients()
                        .admin()
                        .post("/v1/lead", Drafts.of(Drafts.newEmail()))
                        .text("id");
                for (int event = 2; event <= EVENTS_OF_A_LEAD; event++) {
                    Client either = (event % 2 == 0 ? other : one).clients().admin();
                    assertThat(either.send("PATCH", "/v1/lead/" + lead, "{\"notes\": \"note " + event + "\"}")
                                    .status())
                            .isEqualTo(200);
                }
            });
            subscriber.awaitMany();
            // No pending delivery is left that could arrive later.
            Awaiting.that(() -> one.clients()
                    .admin()
                    .get(subscriber.route() + "/deliveries?status=pending")
                    .body()
                    .get("items")
                    .isEmpty());

            assertThat(subscriber.events()).isEqualTo(leads * EVENTS_OF_A_LEAD);
            assertThat(subscriber.repeats()).isZero();
            subscriber.requireOrder();
        }
    }
}
