package io.leadstone.application.service.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.failure.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandRulesTest {

    private static final Instant NOW = Instant.parse("2025-09-01T12:00:00Z");

    private final CommandRules rules = new CommandRules(
            CommandCheck.byDefaultProvider(),
            new ChangeContexts(Clock.fixed(NOW, ZoneOffset.UTC), at -> new UUID(0, 1)),
            new JdkEmailKeys());

    @Test
    void all_violations_of_a_create_are_reported_together() {
        assertThat(rules.violationsOf(command("kim@stra\u00DFe.example", "", NOW.plusMillis(1))))
                .extracting(Violation::field)
                .containsExactly("created_at", "email", "last_name");
    }

    @Test
    void an_instant_between_1970_and_now_is_allowed() {
        assertThat(rules.violationsOf(command("kim@m\u00FCller.example", "Lee", NOW)))
                .isEmpty();
        assertThat(rules.violationsOf(command("kim@example.com", "Lee", Instant.EPOCH)))
                .isEmpty();
        assertThat(rules.violationsOf(command("kim@example.com", "Lee", Instant.EPOCH.minusMillis(1))))
                .containsExactly(CommandRules.CREATED_AT);
    }

    @Test
    void a_malformed_email_has_one_violation() {
        assertThat(rules.violationsOf(command("kim at example", "Lee", NOW)))
                .containsExactly(new Violation("email", "must be an email address"));
    }

    private static CreateLeadCommand command(String email, String lastName, Instant createdAt) {
        return new CreateLeadCommand(LeadFields.of("Kim", lastName, email).build())
                .importedFrom(new CreateLeadCommand.Origin(Optional.of(createdAt)));
    }
}
