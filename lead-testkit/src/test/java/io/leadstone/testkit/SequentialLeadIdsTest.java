package io.leadstone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SequentialLeadIdsTest {

    @Test
    void ids_count_up_and_have_the_form_of_uuid_v7() {
        SequentialLeadIds ids = new SequentialLeadIds();

        UUID first = ids.next(Instant.MAX);
        UUID second = ids.next(Instant.EPOCH);

        assertThat(first).hasToString("00000000-0000-7000-8000-000000000001");
        assertThat(second).hasToString("00000000-0000-7000-8000-000000000002").isGreaterThan(first);
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
    }
}
