package io.leadstone.server.http;

import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Operations that the listener of the API and that of the metrics share. */
final class Listeners {

    private Listeners() {}

    /** Returns a listener for HTTP/1.1, which is not open yet. */
    static ServerConnector connector(Server server, String host, int port, ClientConnections connections) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(HttpLimits.IDLE.toMillis());
        connector.setAcceptedSendBufferSize(HttpLimits.SEND_BUFFER_BYTES);
        connector.addBean(connections);
        return connector;
    }

    /**
     * Begins to listen.
     *
     * @throws WrongSettingException naming one of the settings, if the host is unknown or the port cannot be used
     */
    static void open(ServerConnector connector, Setting hostSetting, Setting portSetting) {
        try {
            connector.open();
        } catch (IOException refused) {
            String host = connector.getHost();
            Throwable reason = refused.getCause() == null ? refused : refused.getCause();
            if (reason instanceof UnresolvedAddressException) {
                throw new WrongSettingException(hostSetting, "has an unknown address: '" + host + "'");
            }
            throw new WrongSettingException(
                    portSetting, "cannot listen on " + host + ":" + connector.getPort() + ": " + reason.getMessage());
        }
    }

    static URI uri(ServerConnector connector) {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    static HttpConfiguration protocol() {
        HttpConfiguration protocol = new HttpConfiguration();
        protocol.setSendServerVersion(false);
        protocol.setRequestHeaderSize(HttpLimits.MAX_HEADER_BYTES);
        // The cache takes 100 KB for each connection. Some thousand idle connections would fill a heap of 512 MB.
        protocol.setHeaderCacheSize(0);
        return protocol;
    }
}
