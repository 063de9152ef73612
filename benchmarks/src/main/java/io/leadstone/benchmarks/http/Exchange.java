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
 * A persistent HTTP connection that sends one request after the other. It supports only a small part of HTTP/1.1 (RFC
 * 9112). So it uses little processor time, which it shares with the server.
 */
final class Exchange implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int MIN_ERROR_STATUS = 400;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;

    Exchange(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /**
     * Sends a request and returns the body of the answer.
     *
     * @throws IllegalStateException if the status of the answer is 400 or more
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
        if (code(status) >= MIN_ERROR_STATUS) {
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

    /** Returns the status code in a status line such as {@code HTTP/1.1 200 OK}. */
    private static int code(String status) {
        int start = status.indexOf(' ') + 1;
        return Integer.parseInt(status.substring(start, status.indexOf(' ', start)));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the server closed the connection");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
