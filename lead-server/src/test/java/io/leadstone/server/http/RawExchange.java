package io.leadstone.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends arbitrary bytes, even malformed HTTP, and reads until the server closes the connection. The server
 * may answer and close before it has read the whole request.
 */
public record RawExchange(String answer) {

    public static RawExchange of(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(180_000); // A longer wait means that the server hangs.
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            untilClosed(() -> socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1)));
            untilClosed(() -> socket.getInputStream().transferTo(answer));
            return new RawExchange(answer.toString(StandardCharsets.UTF_8));
        }
    }

    private static void untilClosed(SocketUse use) throws IOException {
        try {
            use.run();
        } catch (SocketException closed) {
            // The caller checks what was received until then.
        }
    }

    private interface SocketUse {
        void run() throws IOException;
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
