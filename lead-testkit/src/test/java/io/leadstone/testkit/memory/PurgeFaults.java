package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.testkit.SampleLeads;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Faults of the purge of leads. */
final class PurgeFaults {

    static final List<Fault> ALL = List.of(
            fault(
                    "a lead is due before its period is over",
                    "a_deleted_lead_stays_until_its_period_is_over",
                    purge -> new FaultyPurge(purge, latest -> latest.plusMillis(1), true, LeadPurge::purge)),
            fault(
                    "the due leads start again with each batch",
                    "batches_contain_each_due_lead_once",
                    purge -> new FaultyPurge(purge, latest -> latest, false, LeadPurge::purge)),
            fault(
                    "a purge removes nothing",
                    "a_purge_removes_everything_of_a_deleted_lead",
                    purge -> new FaultyPurge(purge, latest -> latest, true, (whole, purged) -> true)),
            fault(
                    "a purge removes no entries of the suppression list",
                    "a_purge_can_replace_an_entry",
                    purge -> new FaultyPurge(
                            purge, latest -> latest, true, (whole, purged) -> whole.purge(purged.removing(List.of())))),
            fault(
                    "a purge ignores newer changes of the lead",
                    "a_lead_that_has_changed_is_not_purged",
                    purge -> new FaultyPurge(purge, latest -> latest, true, PurgeFaults::purgeAsStored)));

    private PurgeFaults() {}

    private static Fault fault(String name, String detectedBy, UnaryOperator<LeadPurge> broken) {
        return new Fault(name, detectedBy, () -> {
            BrokenStore store = BrokenStore.withoutFault();
            return store.with(broken.apply(store.purge()));
        });
    }

    /** Purges the lead in the state that is stored now. */
    private static boolean purgeAsStored(LeadPurge whole, PurgedLead purged) {
        return whole.due(PurgeReason.INACTIVE, Instant.MAX, Optional.empty(), 100).stream()
                .filter(lead -> lead.id().equals(purged.lead().id()))
                .findFirst()
                .map(lead -> whole.purge(Lead.restore(lead).purge(new SampleLeads().context())))
                .orElseGet(() -> whole.purge(purged));
    }

    private record FaultyPurge(
            LeadPurge whole,
            UnaryOperator<Instant> latest,
            boolean continues,
            BiPredicate<LeadPurge, PurgedLead> purging)
            implements LeadPurge {

        /** Repeats the first batch at most once, so that a caller that reads all batches ends. */
        @Override
        public void completeAbandoned() {
            whole.completeAbandoned();
        }

        @Override
        public List<LeadSnapshot> due(PurgeReason reason, Instant until, Optional<LeadSnapshot> after, int limit) {
            List<LeadSnapshot> batch = whole.due(reason, latest.apply(until), after, limit);
            return continues || after.isEmpty() || batch.size() == limit
                    ? batch
                    : whole.due(reason, latest.apply(until), Optional.empty(), 1);
        }

        @Override
        public long countDue(PurgeReason reason, Instant until) {
            return whole.countDue(reason, latest.apply(until));
        }

        @Override
        public boolean purge(PurgedLead purged) {
            return purging.test(whole, purged);
        }
    }
}
