package io.leadstone.adapter.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON in cells. */
final class JsonCells {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonCells() {}

    /**
     * Returns the texts of a JSON array.
     *
     * @throws IllegalArgumentException if the cell is no array of texts
     */
    static List<String> texts(String cell) {
        try (JsonParser parser = JSON.createParser(cell)) {
            List<String> texts = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("no JSON array");
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw new IllegalArgumentException("no JSON array of texts");
            }
            return texts;
        } catch (IOException malformed) {
            throw new IllegalArgumentException("malformed JSON", malformed);
        }
    }

    /** Returns a JSON object with these texts. */
    static String object(Map<String, String> texts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> member : texts.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
