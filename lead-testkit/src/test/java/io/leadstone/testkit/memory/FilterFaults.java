package io.leadstone.testkit.memory;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Faults of filters. */
final class FilterFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "sources are compared without case",
                    "a_lead_must_match_all_filters",
                    () -> BrokenLists.filterAndSearch((lead, query) -> query.source()
                                    .map(source -> source.equalsIgnoreCase(
                                            lead.details().source().orElse("")))
                                    .orElse(true)
                            && withoutSource(query).matchesFilters(lead))),
            new Fault(
                    "tags are found by a part",
                    "a_lead_must_match_all_filters",
                    () -> BrokenLists.filterAndSearch((lead, query) -> query.tag()
                                    .map(tag -> lead.details().tags().stream().anyMatch(has -> has.contains(tag)))
                                    .orElse(true)
                            && withoutTag(query).matchesFilters(lead))),
            new Fault(
                    "owners are not compared",
                    "a_lead_must_match_all_filters",
                    () -> BrokenLists.filterAndSearch(
                            (lead, query) -> withoutOwner(query).matchesFilters(lead))),
            new Fault(
                    "only one status counts",
                    "a_lead_must_match_all_filters",
                    () -> BrokenLists.query(q -> with(
                            q,
                            q.statuses().isEmpty()
                                    ? Set.of()
                                    : Set.of(q.statuses().iterator().next())))),
            new Fault(
                    "created after is exclusive",
                    "a_lead_must_match_all_filters",
                    () -> BrokenLists.filterAndSearch((lead, query) -> query.matchesFilters(lead)
                            && query.createdAfter()
                                    .map(lead.createdAt()::isAfter)
                                    .orElse(true))),
            new Fault(
                    "created before is inclusive",
                    "a_lead_must_match_all_filters",
                    () -> BrokenLists.query(q -> new LeadQuery(
                            q.statuses(),
                            q.search(),
                            q.source(),
                            q.agentId(),
                            q.owner(),
                            q.tag(),
                            q.createdAfter(),
                            q.createdBefore().filter(FilterFaults::isNear).map(at -> at.plusMillis(1)),
                            q.sort()))),
            new Fault(
                    "bounds are cut to milliseconds",
                    "creation_time_bounds_of_any_instant_are_exact",
                    () -> BrokenLists.query(q -> new LeadQuery(
                            q.statuses(),
                            q.search(),
                            q.source(),
                            q.agentId(),
                            q.owner(),
                            q.tag(),
                            q.createdAfter().filter(FilterFaults::isNear).map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                            q.createdBefore(),
                            q.sort()))),
            new Fault(
                    "deleted leads are listed",
                    "a_lead_is_listed_as_either_live_or_deleted",
                    BrokenLists::deletedAreListed));

    private FilterFaults() {}

    private static boolean isNear(Instant at) {
        return !at.equals(Instant.MIN) && !at.equals(Instant.MAX);
    }

    private static LeadQuery with(LeadQuery q, Set<LeadStatus> statuses) {
        return new LeadQuery(
                statuses,
                q.search(),
                q.source(),
                q.agentId(),
                q.owner(),
                q.tag(),
                q.createdAfter(),
                q.createdBefore(),
                q.sort());
    }

    private static LeadQuery withoutSource(LeadQuery q) {
        return new LeadQuery(
                q.statuses(),
                q.search(),
                Optional.empty(),
                q.agentId(),
                q.owner(),
                q.tag(),
                q.createdAfter(),
                q.createdBefore(),
                q.sort());
    }

    private static LeadQuery withoutOwner(LeadQuery q) {
        return new LeadQuery(
                q.statuses(),
                q.search(),
                q.source(),
                q.agentId(),
                Optional.empty(),
                q.tag(),
                q.createdAfter(),
                q.createdBefore(),
                q.sort());
    }

    private static LeadQuery withoutTag(LeadQuery q) {
        return new LeadQuery(
                q.statuses(),
                q.search(),
                q.source(),
                q.agentId(),
                q.owner(),
                Optional.empty(),
                q.createdAfter(),
                q.createdBefore(),
                q.sort());
    }
}
