package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests clients that send slowly, too much or nothing. The server has answered ordinary requests before. */
class SlowClientsTest {

    private static final String ATTACKER = "127.0.0.2";
    private static final String HONEST = "127.0.0.3";
    private static final String PROXY = "127.0.0.4";
    private static final int SLOW_CLIENTS = 250;

    /** Limit of each wait. It detects a hanging test and says nothing about speed. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** Number of tries, because a stalled machine may need more than one. */
    private static final int ROUNDS = 10;

    /** Far above the time for incomplete bodies while closing, and below their normal time. */
    private static final Duration MAX_CLOSE_TIME = HttpLimits.BODY.minus(HttpLimits.BODY_AT_CLOSE);

    private final List<Socket> sockets = new ArrayList<>();
    private HttpServer server;
    private NewApiKey key;

    @BeforeEach
    void start_and_warm_up() throws Exception {
        InMemoryLeadStore store = new InMemoryLeadStore();
        LeadManagement management = LeadManagement.builder().store(store).build();
        key = LeadOperations.of(store)
                .apiKeys()
                .create(new CreateApiKeyCommand(new CompanyId("acme"), "", EnumSet.allOf(Scope.class)));
        server = HttpServer.start(
                "127.0.0.1",
                0,
                Set.of(PROXY),
                Set.of(),
                LeadstoneRest.of(
                                management,
                                LeadTokens.of(new byte[32]),
                                new ApiKeyAuthenticator(management.verifyApiKey()))
                        .application());
        for (int index = 0; index < 20; index++) {
            assertThat(create(index).status()).isEqualTo(201);
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    /**
     * Sends more incomplete bodies than there are threads. Other requests are answered before the server rejects any
     * of these bodies. This would fail if each body occupied a thread. The sender is a trusted proxy, because the
     * server closes waiting connections of other addresses.
     */
    @Test
    void slow_bodies_occupy_no_thread() throws Exception {
        boolean isAnsweredMeanwhile = false;
        for (int round = 0; round < ROUNDS && !isAnsweredMeanwhile; round++) {
            List<Socket> slow = new ArrayList<>();
            for (int index = 0; index < SLOW_CLIENTS; index++) {
                Socket socket = connect(PROXY);
                slow.add(socket);
                send(socket, head("POST /v1/lead/register", "Content-Length: 1000") + "{");
            }
            live(HONEST);
            live(PROXY);
            assertThat(create(1_000 + round).status()).isEqualTo(201);
            isAnsweredMeanwhile = true;
            for (Socket socket : slow) {
                isAnsweredMeanwhile &= isUnanswered(socket);
                socket.close();
            }
        }
        assertThat(isAnsweredMeanwhile)
                .as("answered while all %d bodies are incomplete", SLOW_CLIENTS)
                .isTrue();
    }

    @Test
    void the_newest_of_65_waiting_connections_is_closed() throws Exception {
        for (int index = 0; index < HttpLimits.WAITING_PER_ADDRESS; index++) {
            send(connect(ATTACKER), "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        }
        // Wait until all of them count as waiting, because the newest one is closed.
        long opened = System.nanoTime();
        while (System.nanoTime() - opened < HttpLimits.WAITING_AFTER.toNanos()) {
            live(HONEST);
        }
        Socket last = connect(ATTACKER);
        send(last, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        assertThat(readToEnd(last)).isEmpty();
        Socket first = sockets.get(0);
        send(first, "Connection: close\r\n\r\n");
        assertThat(readToEnd(first)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_trusted_proxy_may_have_more_connections() throws Exception {
        List<Socket> trusted = new ArrayList<>();
        for (int index = 0; index < 80; index++) {
            Socket socket = connect(PROXY);
            trusted.add(socket);
            send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        }
        List<CompletableFuture<String>> others = new ArrayList<>();
        for (int index = 0; index <= HttpLimits.WAITING_PER_ADDRESS; index++) {
            Socket socket = connect(ATTACKER);
            send(socket, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
            others.add(read(socket));
        }
        // The connections of the proxy wait longest and stay open; one of the others is closed.
        assertThat(CompletableFuture.anyOf(others.toArray(CompletableFuture[]::new))
                        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("");
        for (Socket socket : trusted) {
            send(socket, "Connection: close\r\n\r\n");
            assertThat(readToEnd(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_body_below_the_minimum_rate_is_rejected() throws Exception {
        Socket slow = connect(HONEST);
        long begin = System.nanoTime();
        send(slow, head("POST /v1/lead/register", "Content-Length: 1000") + "{");
        CompletableFuture<String> answer = read(slow);
        for (int index = 0; !answer.isDone(); index++) {
            assertThat(create(2_000 + index).status()).isEqualTo(201);
        }
        assertThat(answer.get()).startsWith("HTTP/1.1 408 ").contains("nosniff");
        // The rate limit must apply before HttpLimits.BODY, which ends every incomplete body.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(HttpLimits.RATE_AFTER, HttpLimits.BODY);
    }

    @Test
    void incomplete_headers_are_rejected_after_a_timeout() throws Exception {
        Socket slow = connect(HONEST);
        send(slow, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        assertThat(readToEnd(slow)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void a_large_body_is_rejected_before_and_after_its_transfer() throws Exception {
        Socket announced = connect(HONEST);
        send(announced, head("POST /v1/lead/register", "Content-Length: 70000"));
        assertThat(readToEnd(announced)).startsWith("HTTP/1.1 413 ");
        Socket sent = connect(HONEST);
        send(sent, head("POST /v1/lead/register", "Content-Length: 1000000") + " ".repeat(1_000_000));
        assertThat(readToEnd(sent)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void bodies_with_many_values_are_rejected_and_their_memory_is_released() throws Exception {
        String values = "[1],".repeat(250_000);
        List<CompletableFuture<String>> answers = new ArrayList<>();
        ExecutorService attackers = Executors.newFixedThreadPool(40);
        for (int index = 0; index < 40; index++) {
            Socket socket = connect(ATTACKER);
            String route = index % 2 == 0 ? "POST /v1/lead" : "POST /v1/lead/register";
            String body = "{\"tags\":[" + values + "1]}";
            answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        send(socket, head(route, "Connection: close\r\nContent-Length: " + body.length()) + body);
                        return readToEnd(socket);
                    },
                    attackers));
        }
        attackers.shutdown();
        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .matches(text -> text.matches("(?s)HTTP/1.1 (400|413|503) .*"));
        }
        assertThat(create(3_000).status()).isEqualTo(201);
    }

    @Test
    void unread_answers_delay_no_health_check() throws Exception {
        for (int index = 0; index < 80; index++) {
            Socket socket = connect(ATTACKER);
            send(socket, "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
        }
        // The server keeps a connection with an unread answer open until HttpLimits.IDLE has passed.
        assertThat(live(ATTACKER)).isLessThan(HttpLimits.IDLE);
        assertThat(create(4_000).status()).isEqualTo(201);
    }

    @Test
    void incomplete_bodies_do_not_delay_the_close() throws Exception {
        // The first part of each body is large, so that its average rate stays above the minimum until its time ends.
        int sent = (int) HttpLimits.BODY.plusSeconds(5).toSeconds() * HttpLimits.MIN_BYTES_PER_SECOND;
        String start = head("POST /v1/lead/register", "Content-Length: " + (sent + 1)) + " ".repeat(sent);
        for (int index = 0; index < 60; index++) {
            send(connect(ATTACKER), start);
        }
        live(HONEST);
        long begin = System.nanoTime();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MAX_CLOSE_TIME);
        for (Socket socket : sockets) {
            // The server rejects a request with 503 if it reads the headers after the stop began. A connection that is
            // open
            // after the grace period ends without an answer.
            assertThat(readToEnd(socket))
                    .matches(answer -> answer.isEmpty() || answer.matches("(?s)HTTP/1\\.1 (408|503) .*"));
        }
    }

    @Test
    void a_head_has_the_length_of_its_get() throws Exception {
        String get = exchange(HONEST, head("GET /v1/lead/company?per_page=5", "Connection: close"));
        String head = exchange(HONEST, head("HEAD /v1/lead/company?per_page=5", "Connection: close"));
        int length = get.substring(get.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8).length;
        assertThat(head)
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: " + length + "\r\n")
                .endsWith("\r\n\r\n");
        assertThat(length).isGreaterThan(100);
    }

    @Test
    void a_target_longer_than_8_kib_is_rejected() throws Exception {
        String query = "GET /v1/lead/company?search=" + "a".repeat(8 * 1024);
        assertThat(exchange(HONEST, head(query, "Connection: close"))).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void a_malformed_host_is_rejected() throws Exception {
        for (String host : List.of("a{b}", "<script>", "a b", "a\"b")) {
            String request = "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            assertThat(exchange(HONEST, request)).startsWith("HTTP/1.1 400 ").doesNotContain(host);
        }
    }

    private RawExchange create(int number) throws IOException {
        String body = "{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a" + number + "@example.com\"}";
        return new RawExchange(exchange(
                HONEST, head("POST /v1/lead", "Connection: close\r\nContent-Length: " + body.length()) + body));
    }

    /** Returns true if the connection is open and has received nothing. */
    private static boolean isUnanswered(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothingYet) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private Duration live(String from) throws IOException {
        Instant begin = Instant.now();
        assertThat(exchange(from, "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        return Duration.between(begin, Instant.now());
    }

    private String head(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-API-Key: "
                + key.key().id() + "\r\nX-API-Secret: " + key.secret() + "\r\n" + headers + "\r\n\r\n";
    }

    private String exchange(String from, String request) throws IOException {
        try (Socket socket = open(from)) {
            send(socket, request);
            return readToEnd(socket);
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = open(from);
        sockets.add(socket);
        return socket;
    }

    private Socket open(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getAllByName(from)[0], 0));
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.uri().getPort()),
                (int) TIMEOUT.toMillis());
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        return socket;
    }

    /** Ignores failures, because the server may close the connection meanwhile. */
    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    private static CompletableFuture<String> read(Socket socket) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(() -> text.complete(readToEnd(socket)), "reader");
        reader.setDaemon(true);
        reader.start();
        return text;
    }

    /** Returns all text up to the end of the stream or a connection reset. */
    private static String readToEnd(Socket socket) {
        StringBuilder text = new StringBuilder();
        try {
            byte[] buffer = new byte[8_192];
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException reset) {
            assertThat(reset).isNotNull();
        }
        return text.toString();
    }
}
