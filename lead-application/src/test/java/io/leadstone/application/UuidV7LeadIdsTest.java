package io.leadstone.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UuidV7LeadIdsTest {

    private static final Instant NOW = Instant.parse("2025-09-01T08:00:00.123Z");

    private final UuidV7LeadIds ids = new UuidV7LeadIds();

    @Test
    void an_id_is_a_uuid_v7_that_begins_with_its_milliseconds() {
        UUID id = ids.next(NOW);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void ids_increase_even_if_the_clock_steps_back() {
        String last = "";
        for (int i = 0; i < 10_000; i++) {
            String next = ids.next(i % 2 == 0 ? NOW : NOW.minusSeconds(5)).toString();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void concurrent_threads_get_different_ids() {
        Set<UUID> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(i -> seen.add(ids.next(NOW)));

        assertThat(seen).hasSize(20_000);
    }
}
