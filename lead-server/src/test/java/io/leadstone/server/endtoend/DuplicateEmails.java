package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests creation with the email of a live lead: each policy, and many concurrent requests. */
interface DuplicateEmails extends EndToEnd {

    int CLIENTS = 200;

    @Test
    default void each_policy_handles_a_duplicate_email() {
        String email = Drafts.newEmail();
        String id = admin().post("/v1/lead", Drafts.of(email)).text("id");
        String again = """
                {"first_name": "J.", "last_name": "Lee", "email": "%s", "company": "Acme"}
                """.formatted(email.toUpperCase(Locale.ROOT));

        Answer rejected = admin().post("/v1/lead", again);
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.text("code")).isEqualTo("LEAD_DUPLICATE_EMAIL");
        assertThat(rejected.text("lead_id")).isEqualTo(id);

        Answer returned = admin().post("/v1/lead?on_duplicate=return", again);
        assertThat(returned.header("Leadstone-Outcome")).isEqualTo("returned");
        assertThat(returned.body().get("version").asInt()).isEqualTo(1);

        Answer filled = admin().post("/v1/lead?on_duplicate=fill", again);
        assertThat(filled.header("Leadstone-Outcome")).isEqualTo("filled");
        assertThat(filled.text("company")).isEqualTo("Acme");
        assertThat(filled.text("first_name")).isEqualTo("Jordan");

        Answer updated = admin().post("/v1/lead?on_duplicate=update", again);
        assertThat(updated.header("Leadstone-Outcome")).isEqualTo("updated");
        assertThat(updated.text("first_name")).isEqualTo("J.");
        assertThat(updated.text("id")).isEqualTo(id);
    }

    @Test
    default void one_of_two_hundred_concurrent_creations_succeeds() throws Exception {
        String draft = Drafts.of(Drafts.newEmail());
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> statuses = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> clients.submit(() -> {
                        start.await();
                        return admin().post("/v1/lead", draft).status();
                    }))
                    .toList();
            start.countDown();
            List<Integer> answered = new ArrayList<>();
            for (Future<Integer> status : statuses) {
                answered.add(status.get());
            }
            assertThat(Collections.frequency(answered, 201)).isEqualTo(1);
            assertThat(Collections.frequency(answered, 409)).isEqualTo(CLIENTS - 1);
        } finally {
            clients.shutdownNow();
        }
    }
}
