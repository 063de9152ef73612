package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.http.ClientConnection.Waiting;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;

/** Tests the minimum rate of a client that reads an answer. */
class AnswerRateTest {

    private static final AnswerRate MINIMUM = AnswerRate.MINIMUM;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FREE = MINIMUM.after().toNanos();

    private final AtomicLong time = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final ClientConnection connection = new ClientConnection(connection(), false, time::get);

    @Test
    void a_client_must_read_one_kibibyte_a_second_after_half_a_minute() {
        assertThat(MINIMUM.isAbove(0, FREE)).isFalse();
        assertThat(MINIMUM.isAbove(0, FREE + SECOND)).isTrue();
        assertThat(MINIMUM.isAbove(1023, FREE + SECOND)).isTrue();
        assertThat(MINIMUM.isAbove(1024, FREE + SECOND)).isFalse();
        assertThat(MINIMUM.isAbove(1024 * 1024, FREE + 1024 * SECOND)).isFalse();
        assertThat(MINIMUM.isAbove(1024 * 1024, FREE + 1025 * SECOND)).isTrue();
    }

    @Test
    void only_a_connection_that_waits_for_its_reader_is_too_slow() {
        for (Waiting waiting : Waiting.values()) {
            connection.startExchange();
            connection.startWaiting(waiting);
            assertThat(connection.isReadSlowerThan(MINIMUM)).as(waiting.name()).isFalse();
            time.addAndGet(FREE + SECOND);
            assertThat(connection.isReadSlowerThan(MINIMUM))
                    .as("%s for long", waiting)
                    .isEqualTo(waiting == Waiting.FOR_READER);
        }
    }

    @Test
    void the_waits_of_one_answer_are_added() {
        connection.startExchange();
        for (int part = 0; part < 3; part++) {
            assertThat(connection.isReadSlowerThan(MINIMUM)).isFalse();
            connection.startWaiting(Waiting.FOR_READER);
            time.addAndGet(FREE / 3);
            connection.startWaiting(Waiting.FOR_SERVER);
            time.addAndGet(10 * FREE);
        }
        connection.startWaiting(Waiting.FOR_READER);
        assertThat(connection.isReadSlowerThan(MINIMUM)).isFalse();
        time.addAndGet(SECOND);
        assertThat(connection.isReadSlowerThan(MINIMUM)).isTrue();
    }

    @Test
    void only_the_bytes_and_waits_of_the_present_answer_count() {
        connection.startExchange();
        connection.startWaiting(Waiting.FOR_READER);
        time.addAndGet(FREE);
        sent.addAndGet(1024 * 1024);
        connection.startExchange();
        connection.startWaiting(Waiting.FOR_READER);
        time.addAndGet(FREE);
        assertThat(connection.isReadSlowerThan(MINIMUM)).isFalse();
        time.addAndGet(SECOND);
        assertThat(connection.isReadSlowerThan(MINIMUM)).isTrue();
        sent.addAndGet(1024);
        assertThat(connection.isReadSlowerThan(MINIMUM)).isFalse();
    }

    private Connection connection() {
        Object endPoint = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EndPoint.class}, (proxy, method, given) -> null);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getEndPoint" -> endPoint;
                    case "getBytesOut" -> sent.get();
                    default -> method.getReturnType() == long.class ? 0L : null;
                });
    }
}
