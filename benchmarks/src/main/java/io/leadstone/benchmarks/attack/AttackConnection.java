package io.leadstone.benchmarks.attack;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The part of an attack that one connection performs repeatedly until {@code end}.
 *
 * @param connection the number of the connection
 * @param end the end of the attack, in {@link System#nanoTime()}
 * @param keys the API keys of the companies
 */
record AttackConnection(
        URI server, Attack attack, int connection, long end, List<AttackKey> keys, AnswerCounts counts) {

    private static final String REGISTER = "/v1/lead/register";
    private static final int BODY_BYTES = 1024 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final int SMALL_BUFFER = 4 * 1024;
    private static final int PAUSE_MILLIS = 100;

    void once() throws IOException, InterruptedException {
        switch (attack) {
            case BODIES, WRONG_TAGS -> sendBody();
            case SLOW_BODIES, SLOW_BODIES_OF_MANY -> trickle(Connection.head("POST", REGISTER, Map.of(), 1000), " ");
            case NO_BODIES -> trickle(Connection.head("POST", REGISTER, Map.of(), 1000), "");
            case SLOW_HEADERS -> trickle("POST " + REGISTER + " HTTP/1.1\r\nHost: localhost\r\nX-Padding: ", "x");
            case EXPORTS, EXPORTS_OF_MANY -> leaveExportUnread();
        }
    }

    private void sendBody() throws IOException {
        byte[] body = body();
        try (Connection open = Connection.open(server, attack.address(connection), TIMEOUT)) {
            open.send(Connection.head("POST", REGISTER, Map.of(), body.length));
            try {
                open.send(body);
            } catch (IOException refusedEarly) {
                // The server may have answered already.
            }
            counts.answer(open.status(), open.rest());
        }
    }

    private byte[] body() {
        int kind = attack == Attack.WRONG_TAGS ? 0 : connection % 4;
        String start = switch (kind) {
            case 0 -> "{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"j@example.com\",\"tags\":[";
            case 1 -> "{\"metadata\":{\"a\":[";
            case 2 -> "{\"metadata\":{\"a\":[";
            default -> "{\"x\":[";
        };
        String value = switch (kind) {
            case 1 -> "[]";
            case 2 -> "{}";
            case 3 -> "\"\"";
            default -> "1";
        };
        String close = kind == 1 || kind == 2 ? "]}}" : "]}";
        StringBuilder text = new StringBuilder(BODY_BYTES).append(start).append(value);
        while (text.length() + 1 + value.length() + close.length() <= BODY_BYTES) {
            text.append(',').append(value);
        }
        return text.append(close).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends the start of a request, then {@code part} twice a second until the server answers or closes the
     * connection.
     */
    private void trickle(String start, String part) throws IOException {
        try (Connection open = Connection.open(server, attack.address(connection), TIMEOUT)) {
            open.send(start);
            open.socket().setSoTimeout((int) HALF_A_SECOND.toMillis());
            while (System.nanoTime() < end) {
                try {
                    String status = open.status();
                    counts.answer(status, open.rest());
                    return;
                } catch (SocketTimeoutException stillOpen) {
                    open.send(part);
                }
            }
            counts.answer("open to the end", 0);
        }
    }

    private void leaveExportUnread() throws IOException, InterruptedException {
        AttackKey key = keys.get(connection % keys.size());
        String body = "{\"type\":\"leads\",\"format\":\"json\"}";
        try (Connection open = Connection.open(server, attack.address(connection), TIMEOUT, SMALL_BUFFER)) {
            open.send(Connection.head("POST", "/v1/analytic/export", key.headers(), body.length()) + body);
            String status = open.status();
            counts.answer(status, 0);
            while (status.equals("200") && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}
