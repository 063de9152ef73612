package io.leadstone.server.http;

import io.leadstone.server.http.ClientConnection.Waiting;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Records what each connection waits for: the server while a request is served, and the client while an answer is not read. */
final class ConnectionHandler extends Handler.Wrapper {

    private final ClientConnections connections;

    ConnectionHandler(ClientConnections connections, Handler next) {
        super(next);
        this.connections = connections;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ClientConnection connection = connections.of(request);
        connection.waitFor(Waiting.FOR_SERVER);
        Request.addCompletionListener(request, failure -> connection.waitFor(Waiting.FOR_REQUEST));
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
            connection.waitFor(Waiting.FOR_READER);
            super.write(last, content, Callback.from(() -> connection.waitFor(Waiting.FOR_SERVER), callback));
        }
    }
}
