package io.leadstone.application.port.out.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.submission.FormSignals;
import io.leadstone.domain.submission.SubmissionEvidence;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoneypotGuardTest {

    private static final HoneypotGuard GUARD = new HoneypotGuard(Duration.ofSeconds(2));

    @Test
    void a_form_without_signals_is_accepted() {
        assertThat(judge(GUARD, FormSignals.NONE)).isEqualTo(RegistrationVerdict.ACCEPT);
    }

    @Test
    void a_filled_honeypot_is_held() {
        assertThat(judge(GUARD, signals("https://spam.example", 60_000))).isEqualTo(RegistrationVerdict.HOLD);
        assertThat(judge(GUARD, signals(" ", 60_000))).isEqualTo(RegistrationVerdict.HOLD);
        assertThat(judge(GUARD, signals("", 60_000))).isEqualTo(RegistrationVerdict.ACCEPT);
    }

    @Test
    void a_form_that_took_less_than_the_minimum_time_is_held() {
        assertThat(judge(GUARD, signals("", 1_999))).isEqualTo(RegistrationVerdict.HOLD);
        assertThat(judge(GUARD, signals("", 2_000))).isEqualTo(RegistrationVerdict.ACCEPT);
    }

    @Test
    void a_minimum_time_of_zero_ignores_the_time() {
        assertThat(judge(new HoneypotGuard(Duration.ZERO), signals("", 0))).isEqualTo(RegistrationVerdict.ACCEPT);
    }

    @Test
    void a_negative_minimum_time_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoneypotGuard(Duration.ofSeconds(-1)))
                .withMessageContaining("minimumTime");
    }

    private static FormSignals signals(String honeypot, long millis) {
        return new FormSignals(Optional.of(honeypot), Optional.of(Duration.ofMillis(millis)));
    }

    private static RegistrationVerdict judge(HoneypotGuard guard, FormSignals signals) {
        LeadDetails details = LeadDetails.EMPTY;
        return guard.judge(new RegistrationAttempt(new CompanyId("acme"), details, SubmissionEvidence.NONE, signals));
    }
}
