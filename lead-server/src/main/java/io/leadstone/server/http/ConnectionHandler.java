package io.leadstone.server.http;

import io.leadstone.server.http.ClientConnection.Waiting;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Records the party that each connection waits for: the server while it handles a request, and the client while an
 * answer is written.
 */
final class ConnectionHandler extends Handler.Wrapper {

    private final ClientConnections connections;

    ConnectionHandler(ClientConnections connections, Handler next) {
        super(next);
        this.connections = connections;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ClientConnection connection = connections.of(request);
        connection.startExchange();
        Request.addCompletionListener(request, failure -> connection.startWaiting(Waiting.FOR_REQUEST));
        return super.handle(request, new Watched(request, response, connection), callback);
    }

    private static final class Watched extends Response.Wrapper {

        private final ClientConnection connection;

        Watched(Request request, Response response, ClientConnection connection) {
            super(request, response);
            this.connection = connection;
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            connection.startWaiting(Waiting.FOR_READER);
            super.write(last, content, Callback.from(() -> connection.startWaiting(Waiting.FOR_SERVER), callback));
        }
    }
}
