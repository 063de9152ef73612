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

/** That a receiver cannot lead us to our neighbours. */
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
    void this_machine_is_not_called_by_any_of_its_names(String url) throws IOException {
        Neighbour neighbour = new Neighbour("127.0.0.1");
        try (neighbour;
                ApacheWebhookSender sender = new ApacheWebhookSender(settings(true, Set.of()))) {
            IOException refused = failure(sender, url + ":" + neighbour.port() + "/");

            assertThat(SendFailure.describe(refused)).isIn("the address is not allowed", "the host was not found");
            assertThat(neighbour.calls()).isZero();
        }
    }

    @Test
    void a_host_that_the_setting_names_may_be_a_neighbour() throws IOException {
        Neighbour neighbour = new Neighbour("127.0.0.1");
        try (neighbour;
                ApacheWebhookSender sender = new ApacheWebhookSender(
                        settings(true, Set.of("LocalHost:*", "127.0.0.1:" + neighbour.port())))) {
            assertThat(sender.send(URI.create("http://localhost:" + neighbour.port()), Map.of(), BODY)
                            .code())
                    .isEqualTo(204);
            assertThat(sender.send(URI.create("http://127.0.0.1:" + neighbour.port()), Map.of(), BODY)
                            .code())
                    .isEqualTo(204);
        }
    }

    /** Another service of the same machine must not be reachable through the exception for one of its services. */
    @Test
    void a_host_that_the_setting_names_is_reached_at_its_ports_alone() throws IOException {
        Neighbour neighbour = new Neighbour("127.0.0.1");
        Set<String> others = Set.of("localhost", "127.0.0.1:" + (neighbour.port() - 1));
        try (neighbour;
                ApacheWebhookSender sender = new ApacheWebhookSender(settings(true, others))) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                assertThat(SendFailure.describe(failure(sender, "http://" + host + ":" + neighbour.port())))
                        .isEqualTo("the address is not allowed");
            }
            assertThat(neighbour.calls()).isZero();
        }
    }

    @Test
    void plain_http_is_for_development_alone() throws IOException {
        Neighbour neighbour = new Neighbour("127.0.0.1");
        try (neighbour;
                ApacheWebhookSender sender = new ApacheWebhookSender(settings(false, Set.of("localhost:*")))) {
            IOException refused = failure(sender, "http://localhost:" + neighbour.port());

            assertThat(SendFailure.describe(refused)).isEqualTo("only https is allowed");
            assertThat(neighbour.calls()).isZero();
        }
    }

    /** 127.0.0.1 plays somebody's public address here, 127.0.0.2 at the same port our neighbour. */
    @Test
    void a_name_that_changes_its_answer_gains_nothing() throws IOException {
        Neighbour receiver = new Neighbour("127.0.0.1");
        Neighbour neighbour = new Neighbour("127.0.0.2", receiver.port());
        ChangingName name = new ChangingName("127.0.0.1", "127.0.0.2", "127.0.0.2");
        try (receiver;
                neighbour;
                ApacheWebhookSender sender = new ApacheWebhookSender(
                        settings(true, Set.of()),
                        name,
                        address -> address.getHostAddress().equals("127.0.0.1"))) {
            String url = "http://rebinding.example:" + receiver.port();

            assertThat(sender.send(URI.create(url), Map.of("Connection", "close"), BODY)
                            .code())
                    .isEqualTo(204);
            assertThat(name.asked())
                    .as("the address that was checked is the one that was called")
                    .isEqualTo(1);

            IOException refused = failure(sender, url);
            assertThat(SendFailure.describe(refused)).isEqualTo("the address is not allowed");
            assertThat(name.asked()).isEqualTo(2);
            assertThat(receiver.calls()).isEqualTo(1);
            assertThat(neighbour.calls()).isZero();
        }
    }

    @Test
    void of_several_addresses_only_public_ones_are_called() throws UnknownHostException {
        InetAddress fine = InetAddress.getByName("8.8.8.8");
        InetAddress ours = InetAddress.getByName("10.0.0.1");
        GuardedDnsResolver resolver = new GuardedDnsResolver(
                host -> new InetAddress[] {ours, fine, ours},
                Set.of(AllowedHost.of("crm.internal")),
                PublicAddresses::contains);

        assertThat(resolver.resolve("crm.example")).containsExactly(fine);
        assertThat(resolver.resolve("crm.internal", 443))
                .extracting(InetSocketAddress::getAddress)
                .containsExactly(ours, fine, ours);
        assertThat(resolver.resolve("crm.internal", 8443)).containsExactly(new InetSocketAddress(fine, 8443));
        assertThat(resolver.resolve("crm.internal")).containsExactly(fine);
    }

    @Test
    void a_name_server_that_hangs_does_not_hold_an_attempt() {
        CountDownLatch never = new CountDownLatch(1);
        HostLookup hanging = host -> {
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        };
        SenderSettings fastBuilder = new SenderSettings(Duration.ofMillis(200), 4, true, Set.of(), Optional.empty());
        try (ApacheWebhookSender sender = new ApacheWebhookSender(fastBuilder, hanging, address -> true)) {
            assertThat(SendFailure.describe(failure(sender, "http://hanging.example")))
                    .isEqualTo("the host was not found");
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

    /** A name server that answers otherwise each time. */
    private static final class ChangingName implements HostLookup {

        private final Deque<String> answers;
        private final AtomicInteger asked = new AtomicInteger();

        ChangingName(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        int asked() {
            return asked.get();
        }

        @Override
        public InetAddress[] addressesOf(String host) throws UnknownHostException {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName(answers.remove())};
        }
    }

    /** A server that nobody outside is to reach. */
    private static final class Neighbour implements AutoCloseable {

        private final HttpServer server;
        private final AtomicInteger calls = new AtomicInteger();

        Neighbour(String address) throws IOException {
            this(address, 0);
        }

        Neighbour(String address, int port) throws IOException {
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
