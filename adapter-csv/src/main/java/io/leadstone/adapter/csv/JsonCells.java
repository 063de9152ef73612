package io.leadstone.adapter.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes JSON in cells. */
final class JsonCells {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonCells() {}

    /** Returns the texts of a JSON array; empty if the cell is no array of texts. */
    static Optional<List<String>> texts(String cell) {
        try (JsonParser parser = JSON.createParser(cell)) {
            List<String> texts = new ArrayList<>();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            }
            boolean isComplete = parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
            return isComplete ? Optional.of(texts) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** Returns true if the cell is a JSON object. */
    static boolean isObject(String cell) {
        try (JsonParser parser = JSON.createParser(cell)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }

    /** Returns the names of the members of a JSON object. */
    static Set<String> names(String object) {
        try (JsonParser parser = JSON.createParser(object)) {
            Set<String> names = new HashSet<>();
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                names.add(name);
                parser.nextToken();
                parser.skipChildren();
            }
            return names;
        } catch (IOException malformed) {
            throw new IllegalArgumentException("no JSON object", malformed);
        }
    }

    /** Returns a JSON object with further members after its own, whose text stays as it is. */
    static String withTexts(String object, Map<String, String> texts) {
        String start = object.substring(0, object.lastIndexOf('}')).stripTrailing();
        String members = object(texts).substring(1);
        boolean hasBoth = !start.endsWith("{") && !texts.isEmpty();
        return start + (hasBoth ? "," : "") + members;
    }

    private static String object(Map<String, String> texts) {
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
