package io.leadstone.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that webhooks cannot send requests to internal services. */
final class GuardTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://127.0.0.1",
                "http://127.1",
                "http://[::1]",
                "http://[::ffff:127.0.0.1]",
                "http://[::ffff:7f00:1]",
                "http://LOCALHOST",
                "http://localhost."
            })
    void no_name_of_this_machine_is_allowed(String url) throws IOException {
        InternalServer internal = new InternalServer("127.0.0.1");
        try (internal;
                ApacheWebhookSender sender = new ApacheWebhookSender(settings(true, Set.of()))) {
            IOException failure = failure(sender, url + ":" + internal.port() + "/");

            assertThat(SendFailure.describe(failure)).isEqualTo("the host has no public address");
            assertThat(internal.calls()).isZero();
        }
    }

    @Test
    void an_allowed_host_may_be_internal() throws IOException {
        InternalServer internal = new InternalServer("127.0.0.1");
        try (internal;
                ApacheWebhookSender sender = new ApacheWebhookSender(
                        settings(true, Set.of("LocalHost:*", "127.0.0.1:" + internal.port())))) {
            assertThat(sender.send(URI.create("http://localhost:" + internal.port()), Map.of(), BODY)
                            .code())
                    .isEqualTo(204);
            assertThat(sender.send(URI.create("http://127.0.0.1:" + internal.port()), Map.of(), BODY)
                            .code())
                    .isEqualTo(204);
        }
    }

    /** An allowed service must not make other services of the same machine reachable. */
    @Test
    void an_allowed_host_is_reachable_at_its_ports_only() throws IOException {
        InternalServer internal = new InternalServer("127.0.0.1");
        Set<String> others = Set.of("localhost", "127.0.0.1:" + (internal.port() - 1));
        try (internal;
                ApacheWebhookSender sender = new ApacheWebhookSender(settings(true, others))) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                assertThat(SendFailure.describe(failure(sender, "http://" + host + ":" + internal.port())))
                        .isEqualTo("the host has no public address");
            }
            assertThat(internal.calls()).isZero();
        }
    }

    @Test
    void plain_http_is_rejected_by_default() throws IOException {
        InternalServer internal = new InternalServer("127.0.0.1");
        try (internal;
                ApacheWebhookSender sender = new ApacheWebhookSender(settings(false, Set.of("localhost:*")))) {
            IOException failure = failure(sender, "http://localhost:" + internal.port());

            assertThat(SendFailure.describe(failure)).isEqualTo("only https is allowed");
            assertThat(internal.calls()).isZero();
        }
    }

    /** In this test 127.0.0.1 is a public address, and 127.0.0.2 at the same port is an internal service. */
    @Test
    void a_host_that_changes_its_address_is_rejected() throws IOException {
        InternalServer receiver = new InternalServer("127.0.0.1");
        InternalServer internal = new InternalServer("127.0.0.2", receiver.port());
        ChangingLookup lookup = new ChangingLookup("127.0.0.1", "127.0.0.2", "127.0.0.2");
        try (receiver;
                internal;
                ApacheWebhookSender sender = new ApacheWebhookSender(
                        settings(true, Set.of()),
                        lookup,
                        address -> address.getHostAddress().equals("127.0.0.1"))) {
            String url = "http://rebinding.example:" + receiver.port();

            assertThat(sender.send(URI.create(url), Map.of("Connection", "close"), BODY)
                            .code())
                    .isEqualTo(204);
            assertThat(lookup.calls()).as("lookups for one request").isEqualTo(1);

            IOException failure = failure(sender, url);
            assertThat(SendFailure.describe(failure)).isEqualTo("the host has no public address");
            assertThat(lookup.calls()).isEqualTo(2);
            assertThat(receiver.calls()).isEqualTo(1);
            assertThat(internal.calls()).isZero();
        }
    }

    @Test
    void only_public_addresses_of_a_host_are_used() throws UnknownHostException {
        InetAddress publicAddress = InetAddress.getByName("8.8.8.8");
        InetAddress privateAddress = InetAddress.getByName("10.0.0.1");
        GuardedDnsResolver resolver = new GuardedDnsResolver(
                host -> new InetAddress[] {privateAddress, publicAddress, privateAddress},
                Set.of(AllowedHost.of("crm.internal")),
                PublicAddresses::contains);

        assertThat(resolver.resolve("crm.example")).containsExactly(publicAddress);
        assertThat(resolver.resolve("crm.internal", 443))
                .extracting(InetSocketAddress::getAddress)
                .containsExactly(privateAddress, publicAddress, privateAddress);
        assertThat(resolver.resolve("crm.internal", 8443)).containsExactly(new InetSocketAddress(publicAddress, 8443));
        assertThat(resolver.resolve("crm.internal")).containsExactly(publicAddress);
    }

    @Test
    void a_hanging_name_server_ends_with_a_timeout() {
        CountDownLatch never = new CountDownLatch(1);
        HostLookup hanging = host -> {
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        SenderSettings shortTimeout = new SenderSettings(Duration.ofMillis(200), 4, true, Set.of(), Optional.empty());
        try (ApacheWebhookSender sender = new ApacheWebhookSender(shortTimeout, hanging, address -> true)) {
            assertThat(SendFailure.describe(failure(sender, "http://hanging.example")))
                    .isEqualTo("the host has no public address");
        }
    }

    private static IOException failure(ApacheWebhookSender sender, String url) {
        return catchThrowableOfType(IOException.class, () -> sender.send(URI.create(url), Map.of(), BODY));
    }

    private static SenderSettings settings(boolean plainHttp, Set<String> allowed) {
        return new SenderSettings(
                Duration.ofMinutes(1),
                4,
                plainHttp,
                allowed.stream().map(AllowedHost::of).collect(Collectors.toSet()),
                Optional.empty());
    }

    /** Lookup that returns another address at each call. */
    private static final class ChangingLookup implements HostLookup {

        private final Deque<String> answers;
        private final AtomicInteger calls = new AtomicInteger();

        ChangingLookup(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        int calls() {
            return calls.get();
        }

        @Override
        public InetAddress[] addressesOf(String host) throws UnknownHostException {
            calls.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName(answers.remove())};
        }
    }

    /** A server that counts its requests. */
    private static final class InternalServer implements AutoCloseable {

        private final HttpServer server;
        private final AtomicInteger calls = new AtomicInteger();

        InternalServer(String address) throws IOException {
            this(address, 0);
        }

        InternalServer(String address, int port) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        int calls() {
            return calls.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
