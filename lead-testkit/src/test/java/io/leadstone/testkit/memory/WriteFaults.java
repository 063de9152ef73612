package io.leadstone.testkit.memory;

import io.leadstone.domain.lead.LeadChange;
import java.util.Collections;
import java.util.List;

/** Faults of storing a change. */
final class WriteFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a new lead overwrites one of the same id",
                    "add_never_overwrites_a_lead_with_the_same_id",
                    BrokenWrites::newLeadsOverwrite),
            new Fault(
                    "a read sees what another call has not committed",
                    "a_read_does_not_see_an_uncommitted_write",
                    BrokenWrites::readsSeeUncommittedWrites),
            new Fault(
                    "the listener in the transaction is called after the write",
                    "a_vetoed_new_lead_is_not_stored",
                    BrokenWrites::listenersComeAfterTheWrite),
            new Fault(
                    "stale changes overwrite",
                    "a_lead_change_with_an_old_version_is_refused",
                    BrokenWrites::staleChangesOverwrite),
            new Fault(
                    "versions are read before they are written",
                    "one_of_two_hundred_concurrent_updates_of_a_version_succeeds",
                    BrokenWrites::versionIsReadBeforeItIsWritten),
            new Fault(
                    "missing leads are inserted",
                    "a_change_of_a_missing_lead_is_refused",
                    BrokenWrites::missingLeadsAreInserted),
            new Fault(
                    "missing leads are stale",
                    "a_change_of_a_missing_lead_is_refused",
                    BrokenWrites::missingLeadsAreStale),
            new Fault(
                    "events are lost",
                    "a_new_lead_has_its_creation_event_in_the_log",
                    () -> BrokenWrites.changed(
                            c -> new LeadChange(c.before(), c.after(), c.consents(), List.of(), List.of()))),
            new Fault(
                    "only the last event is stored",
                    "several_operations_are_stored_as_one_change",
                    () -> BrokenWrites.changed(c ->
                            new LeadChange(c.before(), c.after(), c.consents(), last(c.events()), last(c.states())))),
            new Fault(
                    "only the last event of a change is enqueued",
                    "each_event_of_a_change_is_enqueued_with_its_own_state",
                    BrokenWrites::onlyTheLastEventIsEnqueued),
            new Fault(
                    "messages show the lead after the whole change",
                    "each_event_of_a_change_is_enqueued_with_its_own_state",
                    () -> BrokenWrites.changed(c -> new LeadChange(
                            c.before(),
                            c.after(),
                            c.consents(),
                            c.events(),
                            Collections.nCopies(c.events().size(), c.after())))),
            new Fault(
                    "erasing leaves stored messages as they were",
                    "pending_messages_of_an_erased_lead_contain_no_personal_data",
                    BrokenErasures::messagesStay),
            new Fault(
                    "erasing leaves the lost reason in stored messages",
                    "erasing_a_live_lead_removes_all_personal_data",
                    BrokenErasures::lostReasonsStay),
            new Fault(
                    "erasing leaves the texts of the consent ledger",
                    "erasing_a_live_lead_removes_all_personal_data",
                    BrokenErasures::ledgersStay),
            new Fault(
                    "only the last consent is stored",
                    "several_operations_are_stored_as_one_change",
                    () -> BrokenWrites.changed(
                            c -> new LeadChange(c.before(), c.after(), last(c.consents()), c.events(), c.states()))),
            new Fault(
                    "a change adds no entries to the suppression list",
                    "a_list_has_one_entry_for_each_hash_and_effect",
                    () -> BrokenWrites.changed(c -> c.suppressing(List.of()))),
            new Fault(
                    "a change removes no entries of the suppression list",
                    "a_change_removes_entries_by_their_ids",
                    () -> BrokenWrites.changed(c -> c.removing(List.of()))),
            new Fault(
                    "a change discards no held submissions",
                    "a_change_discards_only_held_submissions_of_its_company",
                    () -> BrokenWrites.changed(c -> c.discarding(List.of()))),
            new Fault(
                    "entries are removed before the lead is written",
                    "a_refused_write_removes_no_entry",
                    BrokenWrites::entriesAreRemovedBeforeTheWrite),
            new Fault(
                    "entries are removed before the listener is called",
                    "a_vetoed_grant_keeps_the_entry_of_a_withdrawal",
                    BrokenWrites::entriesAreRemovedBeforeTheWrite),
            new Fault(
                    "held submissions are discarded before the lead is written",
                    "a_vetoed_erasure_keeps_held_submissions",
                    BrokenWrites::submissionsAreDiscardedBeforeTheWrite),
            new Fault(
                    "events come later than their lead",
                    "a_reader_never_sees_a_lead_before_its_events",
                    BrokenWrites::eventsComeLater),
            new Fault(
                    "refused writes leave events and entries",
                    "a_lead_change_with_an_old_version_is_refused",
                    BrokenWrites::refusedWritesLeaveEventsAndEntries),
            new Fault(
                    "a refused write breaks the next one",
                    "a_lead_change_with_an_old_version_is_refused",
                    BrokenWrites::aRefusedWriteBreaksTheNextOne),
            new Fault(
                    "empty fields are not written",
                    "a_cleared_field_is_stored_as_empty",
                    () -> BrokenWrites.details((before, after) -> after.filledFrom(before))),
            new Fault(
                    "changes write names only",
                    "a_change_stores_every_field",
                    () -> BrokenWrites.details((before, after) -> before.filledFrom(after))));

    private WriteFaults() {}

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - 1), all.size());
    }
}
