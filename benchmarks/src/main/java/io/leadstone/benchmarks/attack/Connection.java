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

/** A connection from a chosen local address, for one request. */
record Connection(Socket socket) implements AutoCloseable {

    private static final int STATUS_LINE_START = "HTTP/1.1 200".length();
    private static final int STATUS_START = "HTTP/1.1 ".length();
    private static final int CHUNK = 64 * 1024;

    /**
     * Connects.
     *
     * @param patience for the connection and for each read
     */
    static Connection open(URI server, String address, Duration patience) throws IOException {
        return open(server, address, patience, 0);
    }

    /**
     * Connects with a receive buffer of this many bytes; 0 means the size of the system.
     *
     * @param patience for the connection and for each read
     */
    static Connection open(URI server, String address, Duration patience, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, 0));
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            return new Connection(socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** The head of a request that closes its connection. */
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

    /** The status of the answer, such as {@code 200}; the rest is not read. */
    String status() throws IOException {
        byte[] start = socket.getInputStream().readNBytes(STATUS_LINE_START);
        if (start.length < STATUS_LINE_START) {
            throw new IOException("closed without an answer");
        }
        return new String(start, STATUS_START, STATUS_LINE_START - STATUS_START, StandardCharsets.US_ASCII);
    }

    /** Reads the answer to its end, and returns its length in bytes; nothing of it is kept. */
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
