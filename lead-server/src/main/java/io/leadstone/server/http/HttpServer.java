package io.leadstone.server.http;

import io.leadstone.adapter.rest.cors.CorsRefusals;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jetty.JettyServerThreadPoolMetrics;
import jakarta.servlet.DispatcherType;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.InetAddressSet;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP/1.1 server. Closing it rejects new requests and waits for those in progress, at most {@link
 * HttpLimits#GRACE}. Then it cuts them.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Threads that accept connections, read and write. They never block. */
    private static final int IO_THREADS = 16;

    private static final int MIN_IO_THREADS = 4;
    private static final int ACCEPT_QUEUE = 200;
    private static final int IO_STOP_MILLIS = 500;

    private final Server server;
    private final ServerConnector connector;
    private final ClientConnections connections;

    private HttpServer(Server server, ServerConnector connector, ClientConnections connections) {
        this.server = server;
        this.connector = connector;
        this.connections = connections;
    }

    /**
     * Starts a server without trusted proxies and trusted origins.
     *
     * @param port 0 for any free port
     * @throws WrongSettingException if the server cannot listen on this host and port
     */
    public static HttpServer start(String host, int port, Application routes) {
        return start(host, port, Set.of(), Set.of(), routes);
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any free port
     * @param trustedProxies addresses or networks (such as {@code 10.0.0.0/8}) of proxies that serve many clients
     * @param corsOrigins web origins whose pages may read the refusals of all routes
     * @throws WrongSettingException if the server cannot listen on this host and port
     */
    public static HttpServer start(
            String host, int port, Set<String> trustedProxies, Set<String> corsOrigins, Application routes) {
        long bodies = Runtime.getRuntime().maxMemory() / HttpLimits.HEAP_PARTS_PER_BODIES;
        return start(
                host,
                port,
                trustedProxies,
                new CorsRefusals(corsOrigins),
                new BodyMemoryBudget(bodies),
                HttpLimits.GRACE,
                routes);
    }

    static HttpServer start(
            String host,
            int port,
            Set<String> trustedProxies,
            CorsRefusals cors,
            BodyMemoryBudget memory,
            Duration grace,
            Application routes) {
        InetAddressSet proxies = proxies(trustedProxies);
        ClientConnections connections = new ClientConnections(proxies, AnswerRate.MINIMUM);
        Server server = new Server(threads());
        ServerConnector connector = Listeners.connector(server, host, port, connections);
        connector.setShutdownIdleTimeout(HttpLimits.BODY_AT_CLOSE.toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        Listeners.open(connector, Setting.HOST, Setting.PORT);
        server.addConnector(connector);
        // The address comes first: bodies count for the client, not for its proxy.
        Handler reading = new ClientAddressHandler(
                proxies, new BodyHandler(connections, memory, new WorkerHandler(servlets(routes, cors))));
        server.setHandler(new ConnectionHandler(
                connections, new RequestIdHandler(new GracefulHandler(new RequestLineHandler(reading)))));
        server.setErrorHandler(new ProblemErrorHandler(cors));
        server.setRequestLog(new JsonRequestLog());
        server.setStopTimeout(grace.toMillis());
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server failed to start", failed);
        }
        return new HttpServer(server, connector, connections);
    }

    /** Returns the address and port of the server. */
    public URI uri() {
        return Listeners.uri(connector);
    }

    /** Measures the threads and connections of the server in {@code registry}. */
    public void measureIn(MeterRegistry registry) {
        for (QueuedThreadPool pool : server.getContainedBeans(QueuedThreadPool.class)) {
            new JettyServerThreadPoolMetrics(pool, Tags.of("pool", pool.getName())).bindTo(registry);
        }
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        connections.closing();
        try {
            server.stop();
        } catch (TimeoutException cut) {
            // The server has stopped all the same. Jetty reports the requests that were cut by this exception.
            LOG.warn("requests were still running {} ms after the stop began, and were cut", server.getStopTimeout());
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server failed to stop", failed);
        }
    }

    private static ThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(IO_THREADS, MIN_IO_THREADS);
        threads.setName("leadstone-io");
        threads.setStopTimeout(IO_STOP_MILLIS);
        return threads;
    }

    private static InetAddressSet proxies(Set<String> trusted) {
        InetAddressSet proxies = new InetAddressSet();
        proxies.addAll(trusted);
        return proxies;
    }

    private static ServletContextHandler servlets(Application routes, CorsRefusals cors) {
        ResourceConfig config = ResourceConfig.forApplication(routes)
                .register(new RouteLogFilter())
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true);
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ProblemErrorHandler(cors));
        ServletHolder servlet = new ServletHolder(new ServletContainer(config));
        servlet.setInitOrder(1);
        context.addFilter(new FilterHolder(new BrokenAnswerFilter()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(servlet, "/*");
        return context;
    }
}
