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

/** How our responses are spelled: {@code snake_case}, and instants as {@link WireInstant} has them. */
public final class WireJson {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Instant.class, new InstantSerializer()))
            // Rows of an export: whoever wants a flush asks for it.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build()
            .writer();

    private WireJson() {}

    /** The response as UTF-8. */
    static byte[] bytes(JsonResponse response) throws JsonProcessingException {
        return WRITER.writeValueAsBytes(response);
    }

    /** The response as the object that a client reads. */
    public static JsonValue.Members read(JsonResponse response) {
        return StrictJson.object(text(response));
    }

    /** The value as text: a response, or a list of texts. */
    public static String text(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what we answer can be spelled", impossible);
        }
    }

    /**
     * Writes responses one after the other, as they come.
     *
     * @param stream closed by nobody but the caller
     */
    public static JsonGenerator generator(OutputStream stream) throws IOException {
        return WRITER.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Writes {@code response} where {@code generator} stands. */
    public static void write(JsonGenerator generator, JsonResponse response) throws IOException {
        WRITER.writeValue(generator, response);
    }

    private static final class InstantSerializer extends JsonSerializer<Instant> {

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider providers) throws IOException {
            json.writeString(WireInstant.of(instant));
        }
    }
}
