package io.leadstone.testkit.memory;

import io.leadstone.application.query.LeadFilter;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Faults of filters. */
final class FilterFaults {

    private static final String ALL_FILTERS = "a_lead_must_match_all_filters";
    private static final String VALUES = "leads_are_found_by_exact_values";

    static final List<Fault> ALL = List.of(
            fault(
                    "sources are compared without case",
                    ALL_FILTERS,
                    (lead, filter) -> filter.source()
                                    .map(source -> source.equalsIgnoreCase(
                                            lead.details().source().orElse("")))
                                    .orElse(true)
                            && new Edit(filter).source(Optional.empty()).matches(lead)),
            fault(
                    "tags are found by a part",
                    ALL_FILTERS,
                    (lead, filter) -> filter.tag().stream()
                                    .allMatch(tag ->
                                            lead.details().tags().stream().anyMatch(has -> has.contains(tag)))
                            && new Edit(filter).tag(Set.of()).matches(lead)),
            fault(
                    "tags are compared with case",
                    ALL_FILTERS,
                    (lead, filter) -> lead.details().tags().containsAll(filter.tag()) && filter.matches(lead)),
            fault(
                    "one tag is enough",
                    ALL_FILTERS,
                    (lead, filter) -> new Edit(filter)
                            .tag(filter.tag().stream().limit(1).collect(Collectors.toSet()))
                            .matches(lead)),
            fault(
                    "owners are not compared",
                    ALL_FILTERS,
                    (lead, filter) -> new Edit(filter).owner().matches(lead)),
            fault(
                    "only one status counts",
                    ALL_FILTERS,
                    (lead, filter) -> filter.matches(lead)
                            && filter.statuses().stream()
                                    .findFirst()
                                    .map(lead.status()::equals)
                                    .orElse(true)),
            fault(
                    "created after is exclusive",
                    ALL_FILTERS,
                    (lead, filter) -> filter.matches(lead)
                            && filter.createdAfter()
                                    .map(lead.createdAt()::isAfter)
                                    .orElse(true)),
            fault(
                    "updated before is ignored",
                    ALL_FILTERS,
                    (lead, filter) ->
                            new Edit(filter).updatedBefore(Optional.empty()).matches(lead)),
            fault(
                    "created before is inclusive",
                    ALL_FILTERS,
                    (lead, filter) -> new Edit(filter)
                            .createdBefore(filter.createdBefore()
                                    .filter(FilterFaults::isNear)
                                    .map(at -> at.plusMillis(1)))
                            .matches(lead)),
            fault(
                    "bounds are cut to milliseconds",
                    "creation_time_bounds_of_any_instant_are_exact",
                    (lead, filter) -> new Edit(filter)
                            .createdAfter(filter.createdAfter()
                                    .filter(FilterFaults::isNear)
                                    .map(at -> at.truncatedTo(ChronoUnit.MILLIS)))
                            .matches(lead)),
            fault(
                    "companies are compared with case",
                    VALUES,
                    (lead, filter) -> (filter.company().isEmpty()
                                    || filter.company().equals(lead.details().company()))
                            && filter.matches(lead)),
            fault(
                    "an undecided consent is neither granted nor refused",
                    VALUES,
                    (lead, filter) -> filter.consents().keySet().stream()
                                    .noneMatch(purpose -> lead.consents().of(purpose) == ConsentState.UNDECIDED)
                            && filter.matches(lead)),
            fault(
                    "emails are ignored",
                    VALUES,
                    (lead, filter) -> new Edit(filter).email().matches(lead)),
            fault(
                    "phones are ignored",
                    VALUES,
                    (lead, filter) -> new Edit(filter).phone().matches(lead)),
            fault(
                    "values of metadata are ignored",
                    VALUES,
                    (lead, filter) -> new Edit(filter).metadata(Map.of()).matches(lead)
                            && lead.details()
                                    .metadata()
                                    .values()
                                    .keySet()
                                    .containsAll(filter.metadata().keySet())),
            new Fault(
                    "deleted leads are listed",
                    "a_lead_is_listed_as_either_live_or_deleted",
                    BrokenLists::deletedAreListed));

    private FilterFaults() {}

    private static Fault fault(String name, String test, BiPredicate<LeadSnapshot, LeadFilter> matches) {
        return new Fault(
                name, test, () -> BrokenLists.filterAndSearch((lead, query) -> matches.test(lead, query.filter())));
    }

    private static boolean isNear(Instant at) {
        return !at.equals(Instant.MIN) && !at.equals(Instant.MAX);
    }

    /** Copies of a filter with one component changed. */
    private record Edit(LeadFilter f) {

        LeadFilter email() {
            return with(
                    LeadFilter.ALL,
                    f,
                    f.source(),
                    f,
                    f.tag(),
                    f.metadata(),
                    f.createdAfter(),
                    f.createdBefore(),
                    f.updatedBefore());
        }

        LeadFilter phone() {
            return with(
                    f,
                    LeadFilter.ALL,
                    f.source(),
                    f,
                    f.tag(),
                    f.metadata(),
                    f.createdAfter(),
                    f.createdBefore(),
                    f.updatedBefore());
        }

        LeadFilter source(Optional<String> source) {
            return with(f, f, source, f, f.tag(), f.metadata(), f.createdAfter(), f.createdBefore(), f.updatedBefore());
        }

        LeadFilter owner() {
            return with(
                    f,
                    f,
                    f.source(),
                    LeadFilter.ALL,
                    f.tag(),
                    f.metadata(),
                    f.createdAfter(),
                    f.createdBefore(),
                    f.updatedBefore());
        }

        LeadFilter tag(Set<String> tag) {
            return with(f, f, f.source(), f, tag, f.metadata(), f.createdAfter(), f.createdBefore(), f.updatedBefore());
        }

        LeadFilter metadata(Map<String, Set<MetadataValue>> metadata) {
            return with(f, f, f.source(), f, f.tag(), metadata, f.createdAfter(), f.createdBefore(), f.updatedBefore());
        }

        LeadFilter createdAfter(Optional<Instant> createdAfter) {
            return with(f, f, f.source(), f, f.tag(), f.metadata(), createdAfter, f.createdBefore(), f.updatedBefore());
        }

        LeadFilter createdBefore(Optional<Instant> createdBefore) {
            return with(f, f, f.source(), f, f.tag(), f.metadata(), f.createdAfter(), createdBefore, f.updatedBefore());
        }

        LeadFilter updatedBefore(Optional<Instant> updatedBefore) {
            return with(f, f, f.source(), f, f.tag(), f.metadata(), f.createdAfter(), f.createdBefore(), updatedBefore);
        }

        private LeadFilter with(
                LeadFilter email,
                LeadFilter phone,
                Optional<String> source,
                LeadFilter owner,
                Set<String> tag,
                Map<String, Set<MetadataValue>> metadata,
                Optional<Instant> createdAfter,
                Optional<Instant> createdBefore,
                Optional<Instant> updatedBefore) {
            return new LeadFilter(
                    f.statuses(),
                    email.email(),
                    phone.phone(),
                    f.company(),
                    source,
                    f.agentId(),
                    owner.owner(),
                    tag,
                    f.consents(),
                    metadata,
                    createdAfter,
                    createdBefore,
                    f.updatedAfter(),
                    updatedBefore);
        }
    }
}
