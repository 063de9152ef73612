package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.webhook.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests SIGTERM: requests in progress are answered, new ones are rejected, and the process ends. */
class StoppedServerTest {

    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    private Path directory;

    @Test
    void a_request_that_waits_for_the_database_is_answered() throws Exception {
        Map<String, String> store = Stores.on(PostgresServer.shared());
        try (ServerProcess server = ServerProcess.start(directory, store);
                Connection other = DriverManager.getConnection(
                        store.get("LEADSTONE_STORE_URL"),
                        store.get("LEADSTONE_STORE_USER"),
                        store.get("LEADSTONE_STORE_PASSWORD"));
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE leadstone_lead IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Answer> slow =
                    CompletableFuture.supplyAsync(() -> server.client().post("/v1/lead", Drafts.of(Drafts.newEmail())));
            awaitOneWaiting(statement);
            server.terminate();
            awaitNoListener(server.uri());
            assertThat(slow).isNotDone();
            other.commit();
            assertThat(slow.get(3, TimeUnit.MINUTES).status()).isEqualTo(201);
            assertThat(server.awaitEnd()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void a_request_with_an_incomplete_body_is_answered() throws Exception {
        String body = Drafts.of(Drafts.newEmail());
        try (ServerProcess server = ServerProcess.start(directory, Stores.h2In(directory));
                Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(line(socket.getInputStream()))
                    .isEqualTo("HTTP/1.1 100 Continue"); // The server reads the body now.
            server.terminate();
            awaitNoListener(server.uri());
            out.write(body.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(line(socket.getInputStream())).isEmpty();
            assertThat(line(socket.getInputStream())).isEqualTo("HTTP/1.1 201 Created");
            assertThat(server.awaitEnd()).isEqualTo(ENDED_BY_SIGTERM);
        }
        assertThat(Files.readString(ServerProcess.log(directory)))
                .contains("\"message\":\"stopping\"", "\"status\":201", "\"message\":\"stopped\"");
    }

    @Test
    void an_unanswered_webhook_attempt_does_not_keep_the_store_open() throws Exception {
        CountDownLatch attempted = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ServerProcess server = ServerProcess.start(directory, Stores.h2In(directory));
                Receiver silent = new Receiver().answering(call -> {
                    attempted.countDown();
                    return answerAfter(end);
                })) {
            Client client = server.client();
            String webhook = client.post("/v1/webhook", "{\"url\": \"" + silent.url() + "\", \"events\": [\"lead.*\"]}")
                    .text("id");
            client.post("/v1/webhook/" + webhook + "/test", "");
            assertThat(attempted.await(3, TimeUnit.MINUTES)).isTrue();
            server.terminate();
            assertThat(server.awaitEnd()).isEqualTo(ENDED_BY_SIGTERM);
            end.countDown();
        }
        assertThat(Files.readString(ServerProcess.log(directory))).contains("\"message\":\"stopped\"");
    }

    private static Receiver.Reply answerAfter(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return Receiver.Reply.of(204);
    }

    private static String head(String body) {
        return String.join(
                "\r\n",
                "POST /v1/lead HTTP/1.1",
                "Host: localhost",
                "X-API-Key: " + RunningLeadstone.KEY,
                "X-API-Secret: " + RunningLeadstone.SECRET,
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Content-Length: " + body.length(),
                "",
                "");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void awaitOneWaiting(Statement statement) throws Exception {
        Awaiting.that(() -> {
            try (var waiting = statement.executeQuery(
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'leadstone_lead'::regclass")) {
                waiting.next();
                return waiting.getInt(1) > 0;
            }
        });
    }

    private static void awaitNoListener(URI uri) throws Exception {
        Awaiting.that(() -> {
            try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                return !socket.isConnected();
            } catch (IOException refused) {
                return true;
            }
        });
    }
}
