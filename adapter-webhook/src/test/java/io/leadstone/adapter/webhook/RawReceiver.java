package io.leadstone.adapter.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receiver on a plain socket, for responses that are not valid HTTP. */
final class RawReceiver implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private final Behaviour behaviour;
    private final Watch<Socket> connections = new Watch<>();

    /** Behaviour of the receiver after it has read a request. */
    @FunctionalInterface
    interface Behaviour {

        /** Writes to the connection. The connection is closed afterwards. */
        void respond(OutputStream out) throws IOException, InterruptedException;
    }

    RawReceiver(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(this::accept);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort() + "/";
    }

    Watch<Socket> connections() {
        return connections;
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : connections.all()) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The receiver was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            readRequest(new BufferedInputStream(socket.getInputStream()));
            behaviour.respond(socket.getOutputStream());
        } catch (IOException broken) {
            // The client closed the connection.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(header -> header.startsWith("Content-Length: "))
                .mapToInt(header -> Integer.parseInt(header.substring(16)))
                .findAny()
                .orElse(0);
        in.readNBytes(length);
    }
}
