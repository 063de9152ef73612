package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.leadstone.adapter.rest.cors.CorsRefusals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** Tests the end of a server while a request takes longer than the grace period. */
class CutRequestTest {

    @Test
    void a_request_that_takes_too_long_does_not_fail_the_close() throws Exception {
        Endless endless = new Endless(new CountDownLatch(1), new CountDownLatch(1));
        HttpServer server = HttpServer.start(
                "127.0.0.1",
                0,
                Set.of(),
                new CorsRefusals(Set.of()),
                new BodyMemoryBudget(1024 * 1024),
                Duration.ofMillis(1),
                new ResourceConfig().register(endless));
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            client.getOutputStream()
                    .write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(endless.begun.await(3, TimeUnit.MINUTES)).isTrue();

            assertThatCode(server::close).doesNotThrowAnyException();

            server.join();
        } finally {
            endless.end.countDown();
        }
    }

    /** A resource whose answer waits for {@code end}. */
    @Path("/endless")
    public record Endless(CountDownLatch begun, CountDownLatch end) {

        @GET
        public String get() throws InterruptedException {
            begun.countDown();
            end.await();
            return "";
        }
    }
}
