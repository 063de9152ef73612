package io.leadstone.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLineEncoderTest {

    @Test
    void a_pair_of_the_event_replaces_the_context_of_the_same_name() {
        LoggingEvent event = event(Map.of("request_id", "of-the-thread"));
        event.addKeyValuePair(new KeyValuePair("request_id", "of-the-event"));
        event.addKeyValuePair(new KeyValuePair("status", 201));
        event.addKeyValuePair(new KeyValuePair("company", null));

        assertThat(new String(new JsonLineEncoder().encode(event), StandardCharsets.UTF_8))
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"INFO\",\"logger\":\"request\","
                        + "\"message\":\"done\",\"request_id\":\"of-the-event\",\"status\":201}\n");
    }

    @Test
    void a_pair_never_has_the_name_of_another_member() {
        LoggingEvent event = event(Map.of("level", "of-the-thread"));
        event.addKeyValuePair(new KeyValuePair("message", "of-the-event"));

        assertThat(new String(new JsonLineEncoder().encode(event), StandardCharsets.UTF_8))
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"INFO\",\"logger\":\"request\","
                        + "\"message\":\"done\",\"level_\":\"of-the-thread\",\"message_\":\"of-the-event\"}\n");
    }

    private static LoggingEvent event(Map<String, String> context) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("request");
        event.setLevel(Level.INFO);
        event.setMessage("done");
        event.setInstant(Instant.EPOCH);
        event.setMDCPropertyMap(context);
        return event;
    }
}
