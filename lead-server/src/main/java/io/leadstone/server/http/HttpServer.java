package io.leadstone.server.http;

import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Serves the routes over HTTP/1.1 until it is closed. Closing refuses what is new, and waits for what is in flight, at most
 * {@link #GRACE}.
 */
public final class HttpServer implements AutoCloseable {

    /** Below the ten seconds that a container is given between being asked to stop and being killed. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private static final Duration IDLE = Duration.ofSeconds(30);
    /** On the average of a body; a client that sends less holds a thread for nothing. */
    private static final int MIN_BYTES_PER_SECOND = 8;

    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_THREADS = 200;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens and serves from now on.
     *
     * @param port 0 for any free one
     * @throws WrongSettingException where host and port cannot be listened on
     */
    public static HttpServer start(String host, int port, Application routes) {
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(MAX_THREADS);
        open(connector, host, port);
        server.addConnector(connector);
        server.setHandler(new RequestIdHandler(
                new GracefulHandler(new MinimumDataRateHandler(servlets(routes), MIN_BYTES_PER_SECOND, 0))));
        server.setErrorHandler(new ProblemErrorHandler());
        server.setRequestLog(new JsonRequestLog());
        server.setStopTimeout(GRACE.toMillis());
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server does not start", failed);
        }
        return new HttpServer(server, connector);
    }

    /** Where it listens. */
    public URI uri() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server does not stop", failed);
        }
    }

    private static ThreadPool threads() {
        return VirtualThreads.areSupported() ? new VirtualThreadPool(MAX_THREADS) : new QueuedThreadPool(MAX_THREADS);
    }

    private static HttpConfiguration protocol() {
        HttpConfiguration protocol = new HttpConfiguration();
        protocol.setSendServerVersion(false);
        protocol.setRequestHeaderSize(MAX_HEADER_BYTES);
        return protocol;
    }

    private static ServletContextHandler servlets(Application routes) {
        ResourceConfig config = ResourceConfig.forApplication(routes)
                .register(new RouteLogFilter())
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true);
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new ProblemErrorHandler());
        ServletHolder servlet = new ServletHolder(new ServletContainer(config));
        servlet.setInitOrder(1);
        context.addServlet(servlet, "/*");
        return context;
    }

    private static void open(ServerConnector connector, String host, int port) {
        try {
            connector.open();
        } catch (IOException refused) {
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            if (reason instanceof UnresolvedAddressException) {
                throw new WrongSettingException(Setting.HOST, "there is no address '" + host + "'");
            }
            throw new WrongSettingException(
                    Setting.PORT, "cannot listen on " + host + ":" + port + ": " + reason.getMessage());
        }
    }
}
