package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.http.ClientConnection.Waiting;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;

/** Tests the minimum rate of a client that reads an answer. */
class AnswerRateTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long FREE = HttpLimits.ANSWER_RATE_AFTER.toNanos();

    private final AtomicLong sent = new AtomicLong();

    @Test
    void a_client_must_read_one_kibibyte_a_second_after_half_a_minute() {
        assertThat(ClientConnection.isBelowRate(0, FREE)).isFalse();
        assertThat(ClientConnection.isBelowRate(0, FREE + SECOND)).isTrue();
        assertThat(ClientConnection.isBelowRate(1023, FREE + SECOND)).isTrue();
        assertThat(ClientConnection.isBelowRate(1024, FREE + SECOND)).isFalse();
        assertThat(ClientConnection.isBelowRate(1024 * 1024, FREE + 1024 * SECOND))
                .isFalse();
        assertThat(ClientConnection.isBelowRate(1024 * 1024, FREE + 1025 * SECOND))
                .isTrue();
    }

    @Test
    void only_a_connection_that_waits_for_its_reader_is_too_slow() {
        ClientConnection connection = new ClientConnection(connection(), false);
        for (Waiting waiting : Waiting.values()) {
            connection.startExchange();
            connection.startWaiting(waiting);
            assertThat(connection.isReadTooSlowly()).as(waiting.name()).isFalse();
        }
    }

    private Connection connection() {
        Object endPoint = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EndPoint.class}, (proxy, method, given) -> null);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, given) -> method.getName().equals("getEndPoint")
                        ? endPoint
                        : method.getReturnType() == long.class ? sent.get() : null);
    }
}
