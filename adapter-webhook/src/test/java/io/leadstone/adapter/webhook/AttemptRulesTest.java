package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.http.ReceiverAnswer;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.RetrySchedule;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the outcomes of attempts with the standard retry schedule. */
final class AttemptRulesTest {

    private static final DeliveryAttempt ATTEMPT = SampleWebhooks.unanswered();

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT5M",
        "3, PT30M",
        "4, PT2H",
        "5, PT5H",
        "6, PT10H",
        "7, PT14H",
        "8, PT20H",
    })
    void pauses_follow_the_schedule_plus_up_to_a_fifth(int number, Duration pause) {
        assertThat(rules(0).unanswered(ATTEMPT, number).retryAfter()).contains(pause);
        assertThat(rules(0.5).unanswered(ATTEMPT, number).retryAfter())
                .contains(pause.multipliedBy(11).dividedBy(10));
        assertThat(rules(1).unanswered(ATTEMPT, number).retryAfter())
                .contains(pause.multipliedBy(12).dividedBy(10));
    }

    @Test
    void a_delivery_is_exhausted_after_the_ninth_attempt() {
        assertThat(rules(0).unanswered(ATTEMPT, 9)).isEqualTo(DeliveryOutcome.exhausted(ATTEMPT));
        assertThat(answered(503, Optional.of("10"), 9).status()).isEqualTo(DeliveryStatus.EXHAUSTED);
    }

    @Test
    void retry_after_can_only_extend_the_pause() {
        assertThat(answered(429, Optional.of("60"), 1).retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(answered(503, Optional.of("60"), 1).retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(answered(429, Optional.of("1"), 1).retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(answered(429, Optional.of("soon"), 1).retryAfter()).contains(Duration.ofSeconds(5));
        assertThat(answered(500, Optional.of("60"), 1).retryAfter()).contains(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED", "201, DELIVERED", "299, DELIVERED", "101, EXHAUSTED", "304, EXHAUSTED", "400, EXHAUSTED",
        "404, EXHAUSTED", "408, PENDING", "410, EXHAUSTED", "425, PENDING", "429, PENDING", "500, PENDING",
        "501, PENDING", "599, PENDING",
    })
    void the_status_code_decides_the_outcome(int code, DeliveryStatus status) {
        DeliveryOutcome outcome = answered(code, Optional.empty(), 1);

        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.receiverGone()).isEqualTo(code == 410);
    }

    private static DeliveryOutcome answered(int code, Optional<String> retryAfter, int number) {
        return rules(0).answered(ATTEMPT, number, new ReceiverAnswer(code, retryAfter));
    }

    private static AttemptRules rules(double jitter) {
        return new AttemptRules(RetrySchedule::after, () -> jitter, new SettableClock());
    }
}
