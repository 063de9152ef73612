package io.leadstone.server.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the server said. */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** The text of a field, by its path: {@code lead/id}. */
    String text(String path) {
        return body.at("/" + path).asText();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
