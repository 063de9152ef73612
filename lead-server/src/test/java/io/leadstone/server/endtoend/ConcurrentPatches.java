package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests many clients that change one lead at the same time without a version. */
interface ConcurrentPatches extends EndToEnd {

    int WRITERS = 40;

    @Test
    default void each_of_forty_concurrent_patches_is_applied_or_answered_with_503() throws Exception {
        String lead = "/v1/lead/"
                + admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Answer>> answers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> clients.submit(() -> {
                        start.await();
                        return admin().send("PATCH", lead, "{\"notes\": \"note of " + number + "\"}");
                    }))
                    .toList();
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
                if (answer.get().status() == 503) {
                    assertThat(answer.get().header("Retry-After")).isEqualTo("5");
                }
            }

            int applied = Collections.frequency(statuses, 200);
            assertThat(statuses).isSubsetOf(200, 503);
            assertThat(applied).isPositive();
            assertThat(admin().get(lead).body().get("version").asInt()).isEqualTo(1 + applied);
        } finally {
            clients.shutdownNow();
        }
    }
}
