package io.leadstone.adapter.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Serializes responses: names in {@code snake_case}, and instants in the format of {@link WireInstant}. */
public final class WireJson {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantSerializer()))
            // Exports write many rows; their writers flush when it is necessary.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build()
            .writer();

    private WireJson() {}

    /** Returns the JSON of the response in UTF-8. */
    static byte[] bytes(JsonResponse response) throws JsonProcessingException {
        return WRITER.writeValueAsBytes(response);
    }

    /** Returns the response as the JSON object that a client reads. */
    public static JsonValue.Members read(JsonResponse response) {
        return StrictJson.object(text(response));
    }

    /** Returns the JSON text of a response or of a list of texts. */
    public static String text(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a response must be serializable as JSON", impossible);
        }
    }

    /**
     * Returns a generator that writes responses to the stream, one after the other.
     *
     * @param stream the caller closes it
     */
    public static JsonGenerator generator(OutputStream stream) throws IOException {
        return WRITER.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Writes {@code response} at the current position of the generator. */
    public static void write(JsonGenerator generator, JsonResponse response) throws IOException {
        WRITER.writeValue(generator, response);
    }

    /** Writes a value of a response, such as a text, a number or an instant; {@code null} if it has none. */
    public static void writeValue(JsonGenerator generator, @Nullable Object value) throws IOException {
        WRITER.writeValue(generator, value);
    }

    private static final class InstantSerializer extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider providers) throws IOException {
            json.writeString(WireInstant.of(instant));
        }
    }
}
