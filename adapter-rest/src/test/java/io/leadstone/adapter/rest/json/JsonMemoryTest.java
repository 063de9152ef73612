package io.leadstone.adapter.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The memory that reading a body allocates, as a multiple of the body. */
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
    void a_body_of_too_many_values_is_refused_before_any_is_kept() {
        String body = "{\"tags\":[" + "1,".repeat(MEBIBYTE / 2) + "1]}";
        assertThat(allocatedBy(
                        () -> assertThatThrownBy(() -> StrictJson.object(body)).isInstanceOf(BadJsonException.class)))
                .isLessThan(MEBIBYTE);
    }

    @Test
    void names_at_many_levels_are_not_joined() {
        String name = "x".repeat(MEBIBYTE / 2 / LEVELS);
        String body = ("{\"" + name + "\":").repeat(LEVELS) + "1" + "}".repeat(LEVELS);
        assertThat(allocatedBy(() -> StrictJson.object(body))).isLessThan(10L * body.length());
    }

    private long allocatedBy(Runnable reading) {
        reading.run(); // loads classes and fills Jackson's pools
        long before = threads.getCurrentThreadAllocatedBytes();
        reading.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
