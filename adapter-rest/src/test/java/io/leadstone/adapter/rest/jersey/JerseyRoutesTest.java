package io.leadstone.adapter.rest.jersey;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.host.HelloResource;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** Jersey starts without a warning. */
class JerseyRoutesTest {

    private final LeadstoneRest rest = LeadstoneRest.of(
            LeadManagement.builder().store(new InMemoryLeadStore()).build(),
            LeadTokens.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

    @Test
    void an_application_of_leadstone_starts_without_a_warning() {
        assertThat(warningsOf(JerseyRoutes.of(rest))).isEmpty();
    }

    @Test
    void an_application_of_a_host_starts_without_a_warning() {
        ResourceConfig config =
                new ResourceConfig(HelloResource.class).property("jersey.config.server.wadl.disableWadl", true);
        JerseyRoutes.addTo(config, rest);

        assertThat(warningsOf(config)).isEmpty();
    }

    @Test
    void jersey_warns_of_resources_that_are_objects() {
        assertThat(warningsOf(ResourceConfig.forApplication(rest.application())))
                .anySatisfy(warning -> assertThat(warning).contains("will be ignored"));
    }

    private static List<String> warningsOf(ResourceConfig config) {
        List<String> warnings = new ArrayList<>();
        Handler collector = new Handler() {

            @Override
            public void publish(LogRecord message) {
                if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(message.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger jersey = Logger.getLogger("org.glassfish.jersey");
        boolean toParents = jersey.getUseParentHandlers();
        Level level = jersey.getLevel();
        jersey.addHandler(collector);
        jersey.setLevel(Level.WARNING);
        jersey.setUseParentHandlers(false);
        try {
            new ApplicationHandler(config);
        } finally {
            jersey.removeHandler(collector);
            jersey.setLevel(level);
            jersey.setUseParentHandlers(toParents);
        }
        return warnings;
    }
}
