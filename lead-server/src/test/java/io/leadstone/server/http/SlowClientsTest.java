package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.CreateApiKeyCommand;
import io.leadstone.application.port.in.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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

/** Clients that send slowly, much or nothing, against a server that has answered ordinary requests before. */
class SlowClientsTest {

    private static final String ATTACKER = "127.0.0.2";
    private static final String HONEST = "127.0.0.3";
    private static final String PROXY = "127.0.0.4";
    private static final int MANY = 250;

    /** Below the time after which the server would close slow connections and so be free again, and for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(3);

    /** The time in which the process must end after SIGTERM. */
    private static final Duration END = Duration.ofSeconds(8);

    private final List<Socket> sockets = new ArrayList<>();
    private HttpServer server;
    private NewApiKey key;

    @BeforeEach
    void start_and_warm_up() throws Exception {
        LeadManagement leads =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        key = leads.manageApiKeys()
                .create(new CreateApiKeyCommand(new CompanyId("acme"), "", EnumSet.allOf(Scope.class)));
        server = HttpServer.start(
                "127.0.0.1",
                0,
                Set.of(PROXY),
                LeadstoneRest.of(leads, LeadTokens.of(new byte[32]), new ApiKeyAuthenticator(leads.verifyApiKey()))
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

    @Test
    void slow_bodies_hold_no_thread() throws Exception {
        for (int index = 0; index < MANY; index++) {
            send(connect(ATTACKER), head("POST /v1/lead/register", "Content-Length: 1000") + "{");
        }
        for (int probe = 0; probe < 20; probe++) {
            assertThat(live(HONEST)).isLessThan(SOON);
            assertThat(live(ATTACKER)).isLessThan(SOON);
        }
        assertThat(create(1_000).status()).isEqualTo(201);
    }

    @Test
    void the_newest_of_65_waiting_connections_is_closed() throws Exception {
        for (int index = 0; index < HttpLimits.WAITING_PER_ADDRESS; index++) {
            send(connect(ATTACKER), "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        }
        // Until all of them count as waiting: the one that waits for the shortest time is closed.
        long opened = System.nanoTime();
        while (System.nanoTime() - opened < HttpLimits.WAITING_AFTER.toNanos()) {
            assertThat(live(HONEST)).isLessThan(SOON);
        }
        Socket last = connect(ATTACKER);
        send(last, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        assertThat(readToEnd(last)).isEmpty();
        Socket first = sockets.get(0);
        send(first, "Connection: close\r\n\r\n");
        assertThat(readToEnd(first)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_trusted_proxy_may_have_more() throws Exception {
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
        // Those of the proxy have waited longer than those of which one is closed.
        assertThat(CompletableFuture.anyOf(others.toArray(CompletableFuture[]::new))
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo("");
        for (Socket socket : trusted) {
            send(socket, "Connection: close\r\n\r\n");
            assertThat(readToEnd(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_body_below_the_minimum_rate_is_refused_whatever_others_send() throws Exception {
        Socket slow = connect(HONEST);
        long begin = System.nanoTime();
        send(slow, head("POST /v1/lead/register", "Content-Length: 1000") + "{");
        CompletableFuture<String> answer = read(slow);
        for (int index = 0; !answer.isDone(); index++) {
            assertThat(create(2_000 + index).status()).isEqualTo(201);
        }
        assertThat(answer.get()).startsWith("HTTP/1.1 408 ").contains("nosniff");
        // Every body that is incomplete is refused after HttpLimits.BODY.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(HttpLimits.RATE_AFTER, HttpLimits.BODY);
    }

    @Test
    void headers_that_do_not_end_are_refused() throws Exception {
        Socket slow = connect(HONEST);
        send(slow, "GET /health/live HTTP/1.1\r\nHost: x\r\n");
        assertThat(readToEnd(slow)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void a_large_body_is_refused_before_it_comes_and_after_it_came() throws Exception {
        Socket announced = connect(HONEST);
        send(announced, head("POST /v1/lead/register", "Content-Length: 70000"));
        assertThat(readToEnd(announced)).startsWith("HTTP/1.1 413 ");
        Socket sent = connect(HONEST);
        send(sent, head("POST /v1/lead/register", "Content-Length: 1000000") + " ".repeat(1_000_000));
        assertThat(readToEnd(sent)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void bodies_of_many_values_are_refused_and_forgotten() throws Exception {
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
            assertThat(answer.get(60, TimeUnit.SECONDS)).matches(text -> text.matches("(?s)HTTP/1.1 (400|413|503) .*"));
        }
        assertThat(create(3_000).status()).isEqualTo(201);
    }

    @Test
    void unread_answers_hold_no_health_check() throws Exception {
        for (int index = 0; index < 80; index++) {
            Socket socket = connect(ATTACKER);
            send(socket, "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
        }
        assertThat(live(ATTACKER)).isLessThan(Duration.ofSeconds(10));
        assertThat(create(4_000).status()).isEqualTo(201);
    }

    @Test
    void it_is_closed_in_time_while_bodies_are_incomplete() throws Exception {
        for (int index = 0; index < 60; index++) {
            send(connect(ATTACKER), head("POST /v1/lead/register", "Content-Length: 1000") + "{");
        }
        assertThat(live(HONEST)).isLessThan(SOON);
        Instant begin = Instant.now();
        server.close();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(END);
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
    void a_target_of_more_than_8_kibibytes_is_refused() throws Exception {
        String query = "GET /v1/lead/company?search=" + "a".repeat(8 * 1024);
        assertThat(exchange(HONEST, head(query, "Connection: close"))).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void a_host_that_is_none_is_refused() throws Exception {
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
                5_000);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** The server may close the connection meanwhile. */
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

    /** What came before the end, also where the end is a reset. */
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
