package io.leadstone.server.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A web site with the page of {@code examples/widget}. Each site has an origin of its own. */
final class WidgetSite implements AutoCloseable {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolveSibling("examples")
            .resolve("widget");

    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "widget.js", "text/javascript; charset=utf-8",
            "widget.css", "text/css; charset=utf-8");

    private final HttpServer server;
    private volatile String attributes = "data-server=\"\" data-agent=\"\"";

    private WidgetSite(HttpServer server) {
        this.server = server;
    }

    static WidgetSite start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WidgetSite site = new WidgetSite(server);
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    /** Writes the server and the agent into the attributes of the page. */
    WidgetSite configured(URI leadstone, String agent) {
        attributes = "data-server=\"" + leadstone + "\" data-agent=\"" + agent + "\"";
        return this;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the address of the page. */
    URI page() {
        return URI.create(origin() + "/index.html");
    }

    /** Returns the address of the page with the server and the agent as query parameters. */
    URI page(URI leadstone, String agent) {
        return URI.create(page() + "?server=" + leadstone + "&agent=" + agent);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            if (!TYPES.containsKey(name)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = Files.readString(FOLDER.resolve(name))
                    .replace("data-server=\"\" data-agent=\"\"", attributes)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TYPES.get(name));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
