package io.leadstone.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormSignalsTest {

    @Test
    void a_negative_time_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FormSignals(Optional.empty(), Optional.of(Duration.ofMillis(-1))))
                .withMessageContaining("timeTaken");
    }

    @Test
    void the_text_form_does_not_show_what_was_sent() {
        FormSignals signals = new FormSignals(Optional.of("jordan@example.com"), Optional.of(Duration.ofSeconds(3)));

        assertThat(signals).hasToString("FormSignals[timeTaken=Optional[PT3S]]");
    }
}
