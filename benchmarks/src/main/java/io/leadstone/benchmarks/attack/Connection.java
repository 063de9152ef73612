package io.leadstone.benchmarks.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A connection from a given local address, for one request. */
record Connection(Socket socket) implements AutoCloseable {

    private static final int STATUS_LINE_START = "HTTP/1.1 200".length();
    private static final int STATUS_START = "HTTP/1.1 ".length();
    private static final int CHUNK = 64 * 1024;

    /**
     * Opens a connection.
     *
     * @param timeout the limit for connecting and for each read
     */
    static Connection open(URI server, String address, Duration timeout) throws IOException {
        return open(server, address, timeout, 0);
    }

    /**
     * Opens a connection with a receive buffer of this size in bytes; 0 means the default of the system.
     *
     * @param timeout the limit for connecting and for each read
     */
    static Connection open(URI server, String address, Duration timeout, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, 0));
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            return new Connection(socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Returns the head of a request that asks the server to close the connection afterwards. */
    static String head(String method, String path, Map<String, String> headers, int length) {
        String fields = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String body = length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + length + "\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + fields + body + "\r\n";
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Returns the status of the answer, such as {@code 200}. Does not read the rest. */
    String status() throws IOException {
        byte[] start = socket.getInputStream().readNBytes(STATUS_LINE_START);
        if (start.length < STATUS_LINE_START) {
            throw new IOException("the server closed the connection without an answer");
        }
        return new String(start, STATUS_START, STATUS_LINE_START - STATUS_START, StandardCharsets.US_ASCII);
    }

    /** Reads and discards the rest of the answer. Returns its length in bytes. */
    long rest() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[CHUNK];
        long all = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            all += read;
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
