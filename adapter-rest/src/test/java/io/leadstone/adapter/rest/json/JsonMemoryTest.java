package io.leadstone.adapter.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Limits the memory that parsing a body allocates, relative to the size of the body. */
class JsonMemoryTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LEVELS = 31;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void nested_containers_share_the_text_of_the_body() {
        String body = "{\"a\":".repeat(LEVELS) + "\"" + "x".repeat(MEBIBYTE) + "\"" + "}".repeat(LEVELS);
        assertThat(allocatedBy(() -> StrictJson.object(body))).isLessThan(10L * body.length());
    }

    @Test
    void a_body_with_too_many_values_allocates_no_values() {
        String body = "{\"tags\":[" + "1,".repeat(MEBIBYTE / 2) + "1]}";
        assertThat(allocatedBy(
                        () -> assertThatThrownBy(() -> StrictJson.object(body)).isInstanceOf(BadJsonException.class)))
                .isLessThan(MEBIBYTE);
    }

    @Test
    void long_names_at_many_levels_are_not_joined() {
        String name = "x".repeat(MEBIBYTE / 2 / LEVELS);
        String body = ("{\"" + name + "\":").repeat(LEVELS) + "1" + "}".repeat(LEVELS);
        assertThat(allocatedBy(() -> StrictJson.object(body))).isLessThan(10L * body.length());
    }

    private long allocatedBy(Runnable reading) {
        reading.run(); // loads classes and fills the pools of Jackson
        long before = threads.getCurrentThreadAllocatedBytes();
        reading.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
