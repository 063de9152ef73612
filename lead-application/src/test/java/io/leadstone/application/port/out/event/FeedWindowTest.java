package io.leadstone.application.port.out.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedWindowTest {

    @Test
    void a_window_ends_at_the_last_position() {
        FeedWindow window = FeedWindow.of(3, 7);

        assertThat(window).isEqualTo(new FeedWindow(3, 7, 7));
        assertThat(window.slice(List.of(), 10, true)).isEqualTo(new FeedSlice(List.of(), 7, false));
        assertThat(window.slice(List.of(), 10, false)).isEqualTo(new FeedSlice(List.of(), 7, true));
        assertThat(FeedWindow.of(7, 7).isEmpty()).isTrue();
    }

    @Test
    void a_window_without_matching_events_moves_the_position_by_a_limited_number() {
        FeedWindow window = FeedWindow.of(5, 1_000_000);

        assertThat(window.end()).isEqualTo(5 + FeedWindow.MAX_POSITIONS);
        assertThat(window.slice(List.of(), 10, true)).isEqualTo(new FeedSlice(List.of(), window.end(), true));
    }

    @Test
    void a_position_beyond_the_end_is_refused() {
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> FeedWindow.of(8, 7))
                .withMessageContaining("after");
    }
}
