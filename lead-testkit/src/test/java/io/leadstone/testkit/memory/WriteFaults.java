package io.leadstone.testkit.memory;

import io.leadstone.domain.lead.LeadChange;
import java.util.Collections;
import java.util.List;

/** What may be wrong with storing a change. */
final class WriteFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a new lead overwrites one of the same id",
                    "a_new_lead_never_overwrites_one_of_the_same_id",
                    BrokenWrites::newLeadsOverwrite),
            new Fault(
                    "a read sees what another call has not committed",
                    "a_read_does_not_see_what_an_uncommitted_write_of_another_call_has_written",
                    BrokenWrites::readsSeeUncommittedWrites),
            new Fault(
                    "the listener in the transaction is called after the write",
                    "a_veto_leaves_nothing_of_a_new_lead",
                    BrokenWrites::listenersComeAfterTheWrite),
            new Fault("stale changes overwrite", "the_second_writer_is_stale", BrokenWrites::staleChangesOverwrite),
            new Fault(
                    "versions are read before they are written",
                    "of_two_hundred_that_change_one_version_one_does",
                    BrokenWrites::versionIsReadBeforeItIsWritten),
            new Fault(
                    "missing leads are inserted",
                    "a_change_of_a_lead_that_is_not_there_is_refused",
                    BrokenWrites::missingLeadsAreInserted),
            new Fault(
                    "missing leads are stale",
                    "a_change_of_a_lead_that_is_not_there_is_refused",
                    BrokenWrites::missingLeadsAreStale),
            new Fault(
                    "events are lost",
                    "a_new_lead_has_its_birth_in_the_log",
                    () -> BrokenWrites.changed(
                            c -> new LeadChange(c.before(), c.after(), c.consents(), List.of(), List.of()))),
            new Fault(
                    "only the last event is stored",
                    "several_verbs_are_stored_as_one_change",
                    () -> BrokenWrites.changed(c ->
                            new LeadChange(c.before(), c.after(), c.consents(), last(c.events()), last(c.states())))),
            new Fault(
                    "only the last event of a change is enqueued",
                    "each_event_of_a_change_is_enqueued_with_the_state_that_it_left",
                    BrokenWrites::onlyTheLastEventIsEnqueued),
            new Fault(
                    "messages show the lead after the whole change",
                    "each_event_of_a_change_is_enqueued_with_the_state_that_it_left",
                    () -> BrokenWrites.changed(c -> new LeadChange(
                            c.before(),
                            c.after(),
                            c.consents(),
                            c.events(),
                            Collections.nCopies(c.events().size(), c.after())))),
            new Fault(
                    "erasing leaves stored messages as they were",
                    "an_erased_lead_leaves_nothing_personal_in_line",
                    BrokenErasures::messagesStay),
            new Fault(
                    "erasing leaves the lost reason in stored messages",
                    "nothing_personal_is_left_of_a_live_lead",
                    BrokenErasures::lostReasonsStay),
            new Fault(
                    "erasing leaves the texts of the consent ledger",
                    "nothing_personal_is_left_of_a_live_lead",
                    BrokenErasures::ledgersStay),
            new Fault(
                    "only the last consent is stored",
                    "several_verbs_are_stored_as_one_change",
                    () -> BrokenWrites.changed(
                            c -> new LeadChange(c.before(), c.after(), last(c.consents()), c.events(), c.states()))),
            new Fault(
                    "events come later than their lead",
                    "a_reader_never_sees_a_lead_before_its_events",
                    BrokenWrites::eventsComeLater),
            new Fault(
                    "refusals leave their events and entries",
                    "the_second_writer_is_stale",
                    BrokenWrites::refusalsLeaveTheirEventsAndEntries),
            new Fault(
                    "a refusal spoils the next write",
                    "the_second_writer_is_stale",
                    BrokenWrites::aRefusalSpoilsTheNextWrite),
            new Fault(
                    "empty fields are not written",
                    "a_field_that_is_cleared_is_empty_again",
                    () -> BrokenWrites.details((before, after) -> after.filledFrom(before))),
            new Fault(
                    "changes write names only",
                    "a_change_stores_every_field_anew",
                    () -> BrokenWrites.details((before, after) -> before.filledFrom(after))));

    private WriteFaults() {}

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - 1), all.size());
    }
}
