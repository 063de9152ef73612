package io.leadstone.adapter.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;
import io.leadstone.application.access.RateWindow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Bucket4jRateLimiterTest {

    private static final RateWindow MINUTE = new RateWindow("minute", 3, Duration.ofMinutes(1));
    private static final RateWindow HOUR = new RateWindow("hour", 5, Duration.ofHours(1));
    private static final RateLimit LIMIT = new RateLimit("test", List.of(MINUTE, HOUR));
    private static final RateLimit ONCE =
            new RateLimit("once", List.of(new RateWindow("once", 1, Duration.ofMinutes(1))));

    private final AtomicLong time = new AtomicLong(-5);
    private final Bucket4jRateLimiter limiter = Bucket4jRateLimiter.of(Bucket4jRateLimiter.KEYS, time::get);

    @Test
    void requests_beyond_a_window_are_refused_until_it_ends() {
        assertThat(limiter.count(LIMIT, "a")).isEqualTo(new RateState(true, MINUTE, 2, Duration.ofMinutes(1)));
        pass(Duration.ofSeconds(50));
        assertThat(limiter.count(LIMIT, "a")).isEqualTo(new RateState(true, MINUTE, 1, Duration.ofSeconds(10)));
        assertThat(limiter.count(LIMIT, "a").allowed()).isTrue();
        assertThat(limiter.count(LIMIT, "a")).isEqualTo(new RateState(false, MINUTE, 0, Duration.ofSeconds(10)));
        assertThat(limiter.count(LIMIT, "b").allowed()).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(limiter.count(LIMIT, "a").allowed()).isTrue();
    }

    @Test
    void the_longer_window_counts_too_and_refused_requests_do_not_count() {
        count("a", 10);
        pass(Duration.ofMinutes(1));
        assertThat(limiter.count(LIMIT, "a")).isEqualTo(new RateState(true, HOUR, 1, Duration.ofMinutes(59)));
        assertThat(limiter.count(LIMIT, "a").allowed()).isTrue();
        assertThat(limiter.count(LIMIT, "a")).isEqualTo(new RateState(false, HOUR, 0, Duration.ofMinutes(59)));
        pass(Duration.ofMinutes(59));
        assertThat(limiter.count(LIMIT, "a").allowed()).isTrue();
    }

    @Test
    void a_window_begins_with_its_first_request() {
        limiter.count(ONCE, "a");
        pass(Duration.ofSeconds(119));
        assertThat(limiter.count(ONCE, "a").untilReset()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_look_counts_nothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.look(LIMIT, "a").remaining()).isEqualTo(3);
        }
        count("a", 3);
        assertThat(limiter.look(LIMIT, "a").allowed()).isFalse();
    }

    @Test
    void many_other_keys_do_not_reset_an_exhausted_key() {
        Bucket4jRateLimiter small = Bucket4jRateLimiter.of(8, time::get);
        for (int i = 0; i < 3; i++) {
            small.count(LIMIT, "attacker");
        }
        IntStream.range(0, 10_000).forEach(i -> small.count(LIMIT, "other " + i));
        assertThat(small.count(LIMIT, "attacker").allowed()).isFalse();
    }

    @Test
    void a_new_key_replaces_the_exhausted_key_that_waited_longest() {
        Bucket4jRateLimiter small = Bucket4jRateLimiter.of(1, time::get);
        for (int i = 0; i < 8; i++) {
            small.count(ONCE, "key " + i);
            pass(Duration.ofSeconds(1));
        }
        assertThat(small.count(ONCE, "new").allowed()).isTrue();
        assertThat(small.look(ONCE, "key 0").allowed()).isTrue();
        assertThat(IntStream.range(1, 8))
                .allMatch(i -> !small.look(ONCE, "key " + i).allowed());
    }

    @Test
    void concurrent_requests_do_not_exceed_the_quota() {
        RateLimit limit = new RateLimit("many", List.of(new RateWindow("many", 500, Duration.ofMinutes(1))));
        long allowed = IntStream.range(0, 5_000)
                .parallel()
                .filter(i -> limiter.count(limit, "a").allowed())
                .count();
        assertThat(allowed).isEqualTo(500);
    }

    @Test
    void wrong_sizes_are_refused() {
        assertThatThrownBy(() -> Bucket4jRateLimiter.of(0, time::get)).hasMessageContaining("at least 1 key, not 0");
        assertThatThrownBy(() -> new RateLimit("empty", List.of())).hasMessageContaining("at least one window");
        assertThatThrownBy(() -> new RateWindow("A", 1, Duration.ofMinutes(1))).hasMessageContaining("a-z");
        assertThatThrownBy(() -> new RateWindow("a", 0, Duration.ofMinutes(1))).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new RateWindow("a", 1, Duration.ofMillis(1))).hasMessageContaining("whole seconds");
    }

    private void count(String key, int times) {
        for (int i = 0; i < times; i++) {
            limiter.count(LIMIT, key);
        }
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
