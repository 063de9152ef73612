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
 * Parses a JSON object by RFC 8259 and accepts no extensions. A text must contain exactly one value, and a name occurs
 * once in an object. Numbers are kept as text, so that they lose no digits and long ones cost little.
 */
public final class StrictJson {

    /** The field name in violations that concern the whole body. */
    public static final String BODY = "body";

    /** The maximum nesting of objects and arrays in a body. Metadata may have 8 levels, and a body adds few. */
    public static final int MAX_DEPTH = 32;

    /**
     * The maximum number of JSON values in a body: objects, arrays, strings, numbers, booleans and nulls. A value can
     * need a hundred times more memory than its text, so the size of the body alone does not limit the memory.
     */
    public static final int MAX_VALUES = 10_000;

    /**
     * The minimum length of texts whose values are counted. A shorter text has at most {@link #MAX_VALUES} values,
     * because each one needs a character and a separator.
     */
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
     * Returns the object that {@code text} contains. The values are counted first, so that a text with too many values
     * uses no memory.
     *
     * @throws BadJsonException if the text is not a JSON object, or has more than {@link #MAX_VALUES} values or {@link
     *     #MAX_DEPTH} levels
     */
    public static JsonValue.Members object(String text) {
        if (text.length() >= LENGTH_TO_COUNT) {
            read(text, StrictJson::count);
        }
        return read(text, StrictJson::document);
    }

    private static <T> T read(String text, Reading<T> reading) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new StrictJson(text, parser).parse(reading);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading a text in memory must not fail", impossible);
        }
    }

    /**
     * Returns the number of values.
     *
     * @throws BadJsonException if there are more than {@link #MAX_VALUES}
     */
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
            throw malformed("must have nothing after its end");
        }
        if (value instanceof JsonValue.Members members) {
            return members;
        }
        throw new BadJsonException(BadJsonException.WRONG_TYPE, BODY, "must be an object, not " + value.kind());
    }

    private <T> T parse(Reading<T> reading) throws IOException {
        try {
            return reading.of(this);
        } catch (StreamConstraintsException tooDeep) {
            field = openField();
            throw new BadJsonException(
                    BadJsonException.TOO_DEEP, field, "must be nested at most " + MAX_DEPTH + " levels deep");
        } catch (JsonProcessingException fault) {
            JsonLocation location = fault.getLocation();
            field = openField();
            throw malformed("is not JSON at line " + location.getLineNr() + ", column " + location.getColumnNr());
        }
    }

    /** Returns the path of the field at which parsing stopped, even if only its name was read. */
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

    /**
     * Returns the offset after the last bracket. The parser has read exactly the token only if the token is a bracket.
     */
    private int position() {
        return (int) parser.currentLocation().getCharOffset();
    }

    private BadJsonException malformed(String message) {
        return new BadJsonException(BadJsonException.MALFORMED, field, message);
    }

    /** A pass of the parser over the text. */
    private interface Reading<T> {

        T of(StrictJson json) throws IOException;
    }
}
