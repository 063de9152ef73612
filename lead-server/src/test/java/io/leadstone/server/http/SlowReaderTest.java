package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that the server cuts a client that does not read its answer, and ends the thread that writes it. */
class SlowReaderTest {

    /** Limit of the wait. It detects a hanging test and says nothing about speed. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** No reader on this machine is as fast, so that only the state of the connection decides. */
    private static final AnswerRate FASTER_THAN_ANY = new AnswerRate(Duration.ZERO, Integer.MAX_VALUE);

    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final Server server = new Server();

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void a_client_that_does_not_read_its_answer_is_cut() throws Exception {
        ServerConnector connector = start(FASTER_THAN_ANY);
        try (Socket client = new Socket(connector.getHost(), connector.getLocalPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> written.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    /** Starts a server without a time limit for idle connections, because that would cut the client as well. */
    private ServerConnector start(AnswerRate minimum) throws Exception {
        ClientConnections connections = new ClientConnections(address -> false, minimum);
        ServerConnector connector = Listeners.connector(server, "127.0.0.1", 0, connections);
        connector.setIdleTimeout(-1);
        server.addConnector(connector);
        server.setHandler(new ConnectionHandler(connections, new EndlessAnswer(written)));
        server.start();
        return connector;
    }

    private static final class EndlessAnswer extends Handler.Abstract {

        private static final int PART = 32 * 1024;

        private final CompletableFuture<Void> end;

        EndlessAnswer(CompletableFuture<Void> end) {
            this.end = end;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            try {
                while (true) {
                    Content.Sink.write(response, false, ByteBuffer.allocate(PART));
                }
            } catch (IOException cut) {
                end.completeExceptionally(cut);
                callback.failed(cut);
            }
            return true;
        }
    }
}
