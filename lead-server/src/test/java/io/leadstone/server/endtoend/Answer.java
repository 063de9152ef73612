package io.leadstone.server.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** An answer of the server. */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** Returns the text of the field at this path, such as {@code lead/id}. */
    String text(String path) {
        return body.at("/" + path).asText();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
