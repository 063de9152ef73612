package io.leadstone.server.http;

import io.leadstone.adapter.rest.cors.CorsRefusals;
import io.leadstone.server.settings.MetricsSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server that answers {@code GET} and {@code HEAD /metrics} only. It has its own port and threads, so that
 * metrics can be read while the API is overloaded, and the port of the API does not show them. Its connections have
 * the limits of the API.
 */
public final class MetricsServer implements AutoCloseable {

    private static final String PATH = "/metrics";

    /**
     * The text format of Prometheus.
     *
     * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
     */
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final Set<String> METHODS = Set.of(HttpMethod.GET.asString(), HttpMethod.HEAD.asString());

    private static final int MIN_THREADS = 3;

    private final Server server;
    private final ServerConnector connector;

    private MetricsServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts a server.
     *
     * @param metrics returns the text that is served; it must not block
     * @throws WrongSettingException if the server cannot listen on this host and port
     */
    public static MetricsServer start(MetricsSettings settings, Supplier<String> metrics) {
        QueuedThreadPool threads = new QueuedThreadPool(HttpLimits.METRICS_THREADS, MIN_THREADS);
        threads.setName("leadstone-metrics");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ClientConnections connections = new ClientConnections(address -> false, AnswerRate.MINIMUM);
        ServerConnector connector = Listeners.connector(server, settings.host(), settings.port(), connections);
        Listeners.open(connector, Setting.METRICS_HOST, Setting.METRICS_PORT);
        server.addConnector(connector);
        server.setHandler(new ConnectionHandler(connections, new Metrics(metrics)));
        server.setErrorHandler(new ProblemErrorHandler(new CorsRefusals(Set.of())));
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server of the metrics failed to start", failed);
        }
        return new MetricsServer(server, connector);
    }

    /** Returns the address and port of the server. */
    public URI uri() {
        return Listeners.uri(connector);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server of the metrics failed to stop", failed);
        }
    }

    private static final class Metrics extends Handler.Abstract {

        private final Supplier<String> text;

        Metrics(Supplier<String> text) {
            this.text = text;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = statusOf(request);
            if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            }
            if (status != HttpStatus.OK_200) {
                response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
                Response.writeError(request, response, callback, status);
                return true;
            }
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, TEXT);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }

        private static int statusOf(Request request) {
            if (!Request.getPathInContext(request).equals(PATH)) {
                return HttpStatus.NOT_FOUND_404;
            }
            if (!METHODS.contains(request.getMethod())) {
                return HttpStatus.METHOD_NOT_ALLOWED_405;
            }
            boolean hasBody = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
            return hasBody ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.OK_200;
        }
    }
}
