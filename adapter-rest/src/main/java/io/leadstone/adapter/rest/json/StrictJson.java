package io.leadstone.adapter.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as RFC 8259 has it and nothing beyond: one value, no name twice, nothing after it. Numbers are never converted, so
 * that none loses a digit and none can be made expensive to read.
 */
public final class StrictJson {

    /** The name under which a fault is reported that stands in no field. */
    public static final String BODY = "body";

    /** The deepest nesting of objects and arrays in a body: metadata may have 8, and a body adds few. */
    public static final int MAX_DEPTH = 32;

    /**
     * The most JSON values in a body: objects, arrays, strings, numbers, booleans and nulls. A value in memory takes up to a
     * hundred times its bytes in the body, so the size of the body alone does not bound the memory of its tree.
     */
    public static final int MAX_VALUES = 10_000;

    /** A shorter text cannot spell more than {@link #MAX_VALUES}: each value has a character, and so has the separator. */
    private static final int LENGTH_TO_COUNT = 2 * MAX_VALUES;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;
    private final JsonParser parser;
    private String field = BODY;

    private StrictJson(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /**
     * The object that {@code text} spells. A text of too many values is refused before any of them is kept.
     *
     * @throws BadJsonException where it spells none, or one of more than {@link #MAX_VALUES} values or {@link #MAX_DEPTH} levels
     */
    public static JsonValue.Members object(String text) {
        if (text.length() >= LENGTH_TO_COUNT) {
            read(text, StrictJson::count);
        }
        return read(text, StrictJson::document);
    }

    private static <T> T read(String text, Reading<T> reading) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new StrictJson(text, parser).guarded(reading);
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory can be read", impossible);
        }
    }

    /** The number of values, which is at most {@link #MAX_VALUES}. */
    private int count() throws IOException {
        int values = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isScalarValue() || token.isStructStart()) {
                values++;
            }
            if (values > MAX_VALUES) {
                throw new BadJsonException(
                        BadJsonException.TOO_MANY_VALUES, BODY, "must have at most " + MAX_VALUES + " JSON values");
            }
        }
        return values;
    }

    private JsonValue.Members document() throws IOException {
        JsonValue value = value(parser.nextToken());
        field = BODY;
        if (parser.nextToken() != null) {
            throw malformed("has something after its end");
        }
        if (value instanceof JsonValue.Members members) {
            return members;
        }
        throw new BadJsonException(BadJsonException.WRONG_TYPE, BODY, "must be an object, not " + value.kind());
    }

    private <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.of(this);
        } catch (StreamConstraintsException tooDeep) {
            field = openField();
            throw new BadJsonException(
                    BadJsonException.TOO_DEEP, field, "must be nested at most " + MAX_DEPTH + " deep");
        } catch (JsonProcessingException fault) {
            JsonLocation place = fault.getLocation();
            field = openField();
            throw malformed("is not JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
    }

    /** The field that the parser was in when it gave up, also where it had read no more of it than its name. */
    private String openField() {
        String path = parser.getParsingContext().pathAsPointer().toString();
        return path.isEmpty() ? BODY : FieldNames.shortened(path.substring(1).replace('/', '.'));
    }

    private JsonValue value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw malformed("must be a JSON object, not empty");
        }
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> elements();
            case VALUE_STRING -> new JsonValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new JsonValue.Flag(token == JsonToken.VALUE_TRUE);
            default -> new JsonValue.Nothing();
        };
    }

    private JsonValue.Members members() throws IOException {
        int start = position() - 1;
        String outer = field;
        Map<String, JsonValue> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            field = FieldNames.shortened(outer.equals(BODY) ? name : outer + "." + name);
            if (values.containsKey(name)) {
                throw new BadJsonException(BadJsonException.DUPLICATE_KEY, field, "must not be given twice");
            }
            values.put(name, value(parser.nextToken()));
        }
        field = outer;
        int end = position();
        return new JsonValue.Members(values, () -> text.substring(start, end));
    }

    private JsonValue.Elements elements() throws IOException {
        int start = position() - 1;
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(token));
        }
        int end = position();
        return new JsonValue.Elements(values, () -> text.substring(start, end));
    }

    /** Just behind the bracket that was read last: only there has the parser consumed exactly its token. */
    private int position() {
        return (int) parser.currentLocation().getCharOffset();
    }

    private BadJsonException malformed(String message) {
        return new BadJsonException(BadJsonException.MALFORMED, field, message);
    }

    /** One pass over the text. */
    private interface Reading<T> {

        T of(StrictJson json) throws IOException;
    }
}
