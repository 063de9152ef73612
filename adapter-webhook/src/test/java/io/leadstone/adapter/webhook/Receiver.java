package io.leadstone.adapter.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** HTTP server of a subscriber, for tests. It can be stopped and started again at the same port. */
public final class Receiver implements AutoCloseable {

    private final Watch<ReceivedCall> calls = new Watch<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private HttpServer server;
    private volatile Function<ReceivedCall, Reply> behaviour = call -> new Reply(204, Map.of());

    /** Response of the receiver. */
    public record Reply(int code, Map<String, String> headers) {

        /** Returns a response without headers. */
        public static Reply of(int code) {
            return new Reply(code, Map.of());
        }
    }

    public Receiver() {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:" + port + "/hooks?from=leadstone";
    }

    public Watch<ReceivedCall> calls() {
        return calls;
    }

    /**
     * Sets the behaviour. If it throws an {@link IllegalStateException}, the connection is closed without a response.
     */
    public Receiver answering(Function<ReceivedCall, Reply> choice) {
        behaviour = choice;
        return this;
    }

    /** Sets the status codes of the next responses. The last one is repeated. */
    Receiver answering(Integer... codes) {
        return answering(call -> Reply.of(codes[Math.min(calls.all().size(), codes.length - 1)]));
    }

    public void stop() {
        server.stop(0);
    }

    public void restart() {
        server = serve(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer serve(int atPort) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), 0);
            started.setExecutor(threads);
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
            ReceivedCall call = new ReceivedCall(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body, 0);
            Reply reply;
            try {
                reply = behaviour.apply(call);
            } catch (IllegalStateException dropped) {
                calls.add(call);
                throw new IOException("dropped", dropped);
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            // The call is added before the response, so that a test finds it as soon as the outcome is stored.
            calls.add(new ReceivedCall(call.method(), call.path(), headers, body, reply.code()));
            exchange.sendResponseHeaders(reply.code(), -1);
        }
    }
}
