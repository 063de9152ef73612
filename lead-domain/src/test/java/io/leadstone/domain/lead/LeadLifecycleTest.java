package io.leadstone.domain.lead;

import static io.leadstone.domain.LeadStatus.CONTACTED;
import static io.leadstone.domain.LeadStatus.CONVERTED;
import static io.leadstone.domain.LeadStatus.LOST;
import static io.leadstone.domain.LeadStatus.NEW;
import static io.leadstone.domain.LeadStatus.QUALIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.domain.LeadStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadLifecycleTest {

    private final LeadLifecycle standard = LeadLifecycle.standard();

    @ParameterizedTest
    @CsvSource({
        "NEW,       true,  true,  true,  true,  true",
        "CONTACTED, false, true,  true,  true,  true",
        "QUALIFIED, false, true,  true,  true,  true",
        "CONVERTED, false, false, false, true,  false",
        "LOST,      false, true,  true,  false, true",
    })
    void the_standard_table_has_the_documented_transitions(
            LeadStatus from, boolean toNew, boolean contacted, boolean qualified, boolean converted, boolean lost) {
        assertThat(standard.allows(from, NEW)).isEqualTo(toNew);
        assertThat(standard.allows(from, CONTACTED)).isEqualTo(contacted);
        assertThat(standard.allows(from, QUALIFIED)).isEqualTo(qualified);
        assertThat(standard.allows(from, CONVERTED)).isEqualTo(converted);
        assertThat(standard.allows(from, LOST)).isEqualTo(lost);
    }

    @Test
    void a_host_can_define_its_own_table() {
        LeadLifecycle strict = LeadLifecycle.of(Map.of(
                NEW, EnumSet.of(CONTACTED),
                CONTACTED, EnumSet.of(QUALIFIED),
                QUALIFIED, EnumSet.of(CONVERTED, LOST)));

        assertThat(strict.movesFrom(NEW)).containsExactly(CONTACTED);
        assertThat(strict.movesFrom(LOST)).isEmpty();
        assertThat(strict.allows(NEW, QUALIFIED)).isFalse();
        assertThat(strict)
                .isNotEqualTo(standard)
                .isEqualTo(LeadLifecycle.of(Map.of(
                        NEW, Set.of(CONTACTED), CONTACTED, Set.of(QUALIFIED), QUALIFIED, Set.of(CONVERTED, LOST))));
        assertThat(strict)
                .hasSameHashCodeAs(LeadLifecycle.of(Map.of(
                        NEW, Set.of(CONTACTED), CONTACTED, Set.of(QUALIFIED), QUALIFIED, Set.of(CONVERTED, LOST))));
        assertThat(strict.toString()).contains("NEW=[CONTACTED]");
    }

    @Test
    void a_table_with_an_unreachable_status_is_rejected() {
        assertThatThrownBy(() -> LeadLifecycle.of(Map.of(
                        NEW, EnumSet.of(CONTACTED, CONVERTED),
                        CONTACTED, EnumSet.of(CONVERTED, LOST))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qualified");
    }

    @Test
    void a_table_without_a_path_to_an_end_is_rejected() {
        assertThatThrownBy(() -> LeadLifecycle.of(Map.of(
                        NEW, EnumSet.of(CONTACTED, CONVERTED, LOST),
                        CONTACTED, EnumSet.of(QUALIFIED),
                        QUALIFIED, EnumSet.of(CONTACTED))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to converted or lost");
    }

    @Test
    void a_transition_from_a_status_to_itself_is_rejected() {
        assertThatThrownBy(() -> LeadLifecycle.of(Map.of(NEW, EnumSet.allOf(LeadStatus.class))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("itself");
    }

    @Test
    void the_returned_transitions_are_unmodifiable() {
        assertThatThrownBy(() -> standard.movesFrom(CONVERTED).add(NEW))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
