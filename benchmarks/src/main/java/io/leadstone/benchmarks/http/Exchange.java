package io.leadstone.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection, over which a request is sent after the other. It knows just enough of HTTP/1.1 (RFC 9112) to cost little beside
 * the server, which has the same two cores.
 */
final class Exchange implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int SMALLEST_FAILURE = 400;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;

    Exchange(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /**
     * Sends the bytes, and answers the body that came back.
     *
     * @throws IllegalStateException where the answer is a failure
     */
    byte[] send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            chunked |= lower.equals("transfer-encoding: chunked");
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (code(status) >= SMALLEST_FAILURE) {
            throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), HEXADECIMAL); size > 0; size = Integer.parseInt(line(), HEXADECIMAL)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    /** That of a status line, {@code HTTP/1.1 200 OK}. */
    private static int code(String status) {
        int start = status.indexOf(' ') + 1;
        return Integer.parseInt(status.substring(start, status.indexOf(' ', start)));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new IOException("the server has closed the connection");
            }
            if (sign != '\r') {
                line.append((char) sign);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
