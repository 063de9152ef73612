package io.leadstone.testkit.memory;

import static io.leadstone.testkit.memory.BrokenColumns.withoutFourBytes;

import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.LeadMilestones;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** Faults of the values that reads return. */
final class ValueFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "instants are cut to seconds",
                    "lead_instants_are_stored_to_the_millisecond",
                    () -> BrokenColumns.instants(at -> at.truncatedTo(ChronoUnit.SECONDS))),
            new Fault(
                    "instants end in 2038",
                    "lead_instants_are_stored_to_the_millisecond",
                    () -> BrokenColumns.instants(at -> at.getEpochSecond() > Integer.MAX_VALUE ? Instant.EPOCH : at)),
            new Fault(
                    "tags are sorted",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenColumns.tags(tags -> tags.stream().sorted().toList())),
            new Fault(
                    "tags are joined by commas",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenColumns.tags(tags -> tags.stream()
                            .flatMap(tag -> Arrays.stream(tag.split(",", -1)))
                            .distinct()
                            .toList())),
            new Fault(
                    "lists forget the order of tags",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenStore.withoutFault()
                            .with(BrokenColumns.tags(
                                            tags -> tags.stream().sorted().toList())
                                    .search())),
            new Fault(
                    "metadata is parsed and printed",
                    "metadata_is_stored_character_by_character",
                    () -> BrokenColumns.metadata(
                            json -> json.replace("1.0,", "1,").replace("1e5", "100000"))),
            new Fault(
                    "metadata loses its blanks",
                    "metadata_is_stored_character_by_character",
                    () -> BrokenColumns.metadata(json -> json.replace(" ", ""))),
            new Fault(
                    "texts are composed",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenColumns.texts(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
            new Fault(
                    "four byte characters are lost",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenColumns.texts(text -> withoutFourBytes(text))),
            new Fault(
                    "line ends are unified",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenColumns.notes(text -> text.replace("\r\n", "\n"))),
            new Fault(
                    "notes are cut",
                    "lead_details_are_read_as_they_were_written",
                    () -> BrokenColumns.notes(text -> start(text, 4_000).strip())),
            new Fault(
                    "reasons are cut",
                    "the_lost_reason_is_stored_until_the_status_changes",
                    () -> BrokenColumns.lostReason(text -> start(text, 255).strip())),
            new Fault(
                    "milestones are mixed up",
                    "each_milestone_is_stored_with_its_own_instant",
                    () -> BrokenColumns.milestones(
                            m -> new LeadMilestones(m.contactedAt(), m.contactedAt(), m.convertedAt(), m.lostAt()))),
            new Fault(
                    "withdrawn is undecided",
                    "undecided_and_withdrawn_consents_are_stored_as_different_states",
                    () -> BrokenColumns.consents(c -> new Consents(
                            c.dataProcessing().isGranted() ? ConsentState.GRANTED : ConsentState.UNDECIDED,
                            c.marketing().isGranted() ? ConsentState.GRANTED : ConsentState.UNDECIDED))));

    private ValueFaults() {}

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
