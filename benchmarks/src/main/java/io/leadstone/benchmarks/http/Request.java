package io.leadstone.benchmarks.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A request that is sent many times.
 *
 * @param body the body, or an empty text; {@value #NUMBER} in it is replaced by a new number of the same length each
 * time
 */
public record Request(String method, String path, Map<String, String> headers, String body) {

    public static final String NUMBER = "0000000000";

    private static final AtomicLong NEXT = new AtomicLong();

    public static Request get(String path, Map<String, String> headers) {
        return new Request("GET", path, headers, "");
    }

    public static Request post(String path, Map<String, String> headers, String body) {
        return new Request("POST", path, headers, body);
    }

    public static Request put(String path, Map<String, String> headers, String body) {
        return new Request("PUT", path, headers, body);
    }

    /** Returns the bytes of the next request. */
    public byte[] bytes() {
        String numbered = body.replace(NUMBER, String.format("%010d", NEXT.incrementAndGet()));
        String fields = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String length = body.isEmpty()
                ? ""
                : "Content-Type: application/json\r\nContent-Length: "
                        + numbered.getBytes(StandardCharsets.UTF_8).length + "\r\n";
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + length + "\r\n" + numbered)
                .getBytes(StandardCharsets.UTF_8);
    }
}
