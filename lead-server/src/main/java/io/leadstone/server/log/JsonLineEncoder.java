package io.leadstone.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/**
 * Encodes a log event as one line with a flat JSON object. The order is: time, level, logger, message, key-value
 * pairs, MDC entries, stack trace. A pair or an entry with the name of another member gets an underscore after its
 * name, because readers of JSON keep only one of two members with the same name.
 */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] EMPTY = {};

    private static final Set<String> RESERVED = Set.of("time", "level", "logger", "message", "stack");

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return EMPTY;
    }

    @Override
    public byte[] footerBytes() {
        return EMPTY;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("time", event.getInstant().toString());
            out.writeStringField("level", event.getLevel().toString());
            out.writeStringField("logger", event.getLoggerName());
            out.writeStringField("message", event.getFormattedMessage());
            for (Map.Entry<String, Object> member : membersOf(event).entrySet()) {
                write(out, member.getKey(), member.getValue());
            }
            if (event.getThrowableProxy() != null) {
                out.writeStringField("stack", ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** Returns the context of the thread and the pairs of the event. A pair replaces an entry of the same name. */
    private static Map<String, Object> membersOf(ILoggingEvent event) {
        Map<String, Object> members = new LinkedHashMap<>();
        event.getMDCPropertyMap().forEach((name, value) -> members.put(unreserved(name), value));
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.value != null) {
                    members.put(unreserved(pair.key), pair.value);
                }
            }
        }
        return members;
    }

    private static String unreserved(String name) {
        return RESERVED.contains(name) ? name + "_" : name;
    }

    private static void write(JsonGenerator out, String key, Object value) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            out.writeNumberField(key, ((Number) value).longValue());
        } else {
            out.writeStringField(key, value.toString());
        }
    }
}
