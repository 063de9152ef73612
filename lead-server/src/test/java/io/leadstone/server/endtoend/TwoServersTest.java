package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers over one store: each event goes out by one of them. */
class TwoServersTest {

    private static final int LEADS = 100;
    /** The stand-in for MongoDB has no index and does one command at a time. */
    private static final int LEADS_WITHOUT_INDEX = 20;

    private static final int EVENTS_OF_A_LEAD = 5;

    @Test
    void on_postgresql() throws Exception {
        each_event_goes_out_once(Stores.on(PostgresServer.shared()), LEADS);
    }

    @Test
    void on_mariadb() throws Exception {
        each_event_goes_out_once(Stores.on(MariaDbServer.shared()), LEADS);
    }

    @Test
    void on_h2(@TempDir Path directory) throws Exception {
        each_event_goes_out_once(Stores.h2In(directory), LEADS);
    }

    @Test
    void on_mongo() throws Exception {
        try (MongoPlace mongo = MongoPlace.open()) {
            each_event_goes_out_once(mongo.fresh(), LEADS_WITHOUT_INDEX);
        }
    }

    private static void each_event_goes_out_once(Map<String, String> store, int leads) throws Exception {
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
            // Nothing is left that could still come.
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
