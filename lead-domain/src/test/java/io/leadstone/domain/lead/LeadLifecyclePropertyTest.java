package io.leadstone.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Samples;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Checks invariants of a lead for random sequences of operations. */
class LeadLifecyclePropertyTest {

    @Property
    void the_invariants_hold_after_every_operation(
            @ForAll LeadStatus start, @ForAll @Size(max = 20) List<LeadStatus> attempts) {
        Lead lead = Samples.lead(start);
        List<LeadEvent> events = new ArrayList<>();
        int minute = 0;
        for (LeadStatus attempt : attempts) {
            LeadSnapshot before = lead.snapshot();
            minute++;
            boolean allowed = LeadLifecycle.standard().allows(before.status(), attempt);
            try {
                LeadChange change = lead.moveTo(attempt, LeadLifecycle.standard(), Samples.at(minute));
                assertThat(allowed).isTrue();
                assertThat(change.isEmpty()).isEqualTo(before.status() == attempt);
                events.addAll(change.events());
                lead = Samples.after(change);
                assertInvariants(before, lead.snapshot());
            } catch (ForbiddenTransitionException forbidden) {
                assertThat(allowed).isFalse();
                assertThat(forbidden.allowed()).doesNotContain(attempt);
            }
        }
        assertThat(events).extracting(LeadEvent::number).isSorted().doesNotHaveDuplicates();
        assertThat(lead.snapshot().lastEvent()).isEqualTo(1L + events.size());
        assertThat(lead.snapshot().version()).isEqualTo(1L + events.size());
    }

    private static void assertInvariants(LeadSnapshot before, LeadSnapshot now) {
        assertUnchangedOnceSet(
                before.milestones().contactedAt(), now.milestones().contactedAt());
        assertUnchangedOnceSet(
                before.milestones().qualifiedAt(), now.milestones().qualifiedAt());
        assertUnchangedOnceSet(
                before.milestones().convertedAt(), now.milestones().convertedAt());
        assertThat(now.milestones().lostAt().isPresent()).isEqualTo(now.status() == LeadStatus.LOST);
        if (now.milestones().convertedAt().isPresent()) {
            assertThat(now.status()).isEqualTo(LeadStatus.CONVERTED);
            assertThat(now.milestones().qualifiedAt()).isPresent();
        }
        if (now.milestones().qualifiedAt().isPresent()) {
            assertThat(now.milestones().contactedAt()).isPresent();
        }
    }

    private static void assertUnchangedOnceSet(Optional<Instant> before, Optional<Instant> now) {
        before.ifPresent(instant -> assertThat(now).contains(instant));
    }
}
