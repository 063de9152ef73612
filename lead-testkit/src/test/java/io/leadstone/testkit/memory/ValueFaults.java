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

/** What may be wrong with the values that are given back. */
final class ValueFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "instants are cut to seconds",
                    "instants_are_given_back_to_the_millisecond",
                    () -> BrokenColumns.instants(at -> at.truncatedTo(ChronoUnit.SECONDS))),
            new Fault(
                    "instants end in 2038",
                    "instants_are_given_back_to_the_millisecond",
                    () -> BrokenColumns.instants(at -> at.getEpochSecond() > Integer.MAX_VALUE ? Instant.EPOCH : at)),
            new Fault(
                    "tags are sorted",
                    "details_are_given_back_as_they_came",
                    () -> BrokenColumns.tags(tags -> tags.stream().sorted().toList())),
            new Fault(
                    "tags are joined by commas",
                    "details_are_given_back_as_they_came",
                    () -> BrokenColumns.tags(tags -> tags.stream()
                            .flatMap(tag -> Arrays.stream(tag.split(",", -1)))
                            .distinct()
                            .toList())),
            new Fault(
                    "lists forget the order of tags",
                    "details_are_given_back_as_they_came",
                    () -> BrokenStore.sound()
                            .with(BrokenColumns.tags(
                                            tags -> tags.stream().sorted().toList())
                                    .search())),
            new Fault(
                    "metadata is parsed and printed",
                    "metadata_is_given_back_letter_by_letter",
                    () -> BrokenColumns.metadata(
                            json -> json.replace("1.0,", "1,").replace("1e5", "100000"))),
            new Fault(
                    "metadata loses its blanks",
                    "metadata_is_given_back_letter_by_letter",
                    () -> BrokenColumns.metadata(json -> json.replace(" ", ""))),
            new Fault(
                    "texts are composed",
                    "details_are_given_back_as_they_came",
                    () -> BrokenColumns.texts(text -> Normalizer.normalize(text, Normalizer.Form.NFC))),
            new Fault(
                    "four byte characters are lost",
                    "details_are_given_back_as_they_came",
                    () -> BrokenColumns.texts(text -> withoutFourBytes(text))),
            new Fault(
                    "line ends are unified",
                    "details_are_given_back_as_they_came",
                    () -> BrokenColumns.notes(text -> text.replace("\r\n", "\n"))),
            new Fault(
                    "notes are cut",
                    "details_are_given_back_as_they_came",
                    () -> BrokenColumns.notes(text -> start(text, 4_000).strip())),
            new Fault(
                    "reasons are cut",
                    "the_reason_of_a_loss_is_given_back_and_leaves_with_the_loss",
                    () -> BrokenColumns.lostReason(text -> start(text, 255).strip())),
            new Fault(
                    "milestones are mixed up",
                    "milestones_are_given_back_each_with_its_own_instant",
                    () -> BrokenColumns.milestones(
                            m -> new LeadMilestones(m.contactedAt(), m.contactedAt(), m.convertedAt(), m.lostAt()))),
            new Fault(
                    "withdrawn is undecided",
                    "a_consent_that_was_withdrawn_is_not_one_that_was_never_given",
                    () -> BrokenColumns.consents(c -> new Consents(
                            c.dataProcessing().isGranted() ? ConsentState.GRANTED : ConsentState.UNDECIDED,
                            c.marketing().isGranted() ? ConsentState.GRANTED : ConsentState.UNDECIDED))));

    private ValueFaults() {}

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
