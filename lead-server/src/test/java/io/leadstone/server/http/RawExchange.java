package io.leadstone.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends arbitrary bytes, even malformed HTTP, and reads until the server closes the connection. The
 * server may answer and close before it has read the whole request.
 */
public record RawExchange(String answer) {

    public static RawExchange of(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(180_000); // A longer wait means that the server hangs.
            boolean isSent = send(socket, request);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException reset) {
                if (isSent) {
                    throw reset;
                }
            }
            return new RawExchange(answer.toString(StandardCharsets.UTF_8));
        }
    }

    /** Returns false if the server closed the connection before it had read the whole request. */
    private static boolean send(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    public int status() {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    public String body() {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    boolean hasHeader(String name) {
        return answer.lines().anyMatch(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }
}
