package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;

import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.domain.EventType;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Faults of the event feed. */
final class FeedFaults {

    static final List<Fault> ALL = List.of(
            fault(
                    "the feed ignores the types",
                    "a_filter_selects_event_types_and_passes_the_other_events",
                    feed -> (company, position, types, limit) -> feed.after(company, position, Set.of(), limit)),
            fault(
                    "the feed skips an event after each page",
                    "a_read_continues_after_the_last_position",
                    feed -> (company, position, types, limit) -> {
                        FeedSlice slice = feed.after(company, position, types, limit);
                        return slice.hasMore() ? new FeedSlice(slice.events(), slice.position() + 1, true) : slice;
                    }),
            fault(
                    "an empty slice returns to the start",
                    "an_empty_slice_has_a_position_that_finds_later_events",
                    feed -> (company, position, types, limit) -> {
                        FeedSlice slice = feed.after(company, position, types, limit);
                        return slice.events().isEmpty() ? new FeedSlice(List.of(), 0, slice.hasMore()) : slice;
                    }),
            fault(
                    "the feed shows another company",
                    "each_company_has_a_feed_of_its_own",
                    feed -> (company, position, types, limit) -> feed.after(ACME, position, types, limit)),
            fault(
                    "a position beyond the end is accepted",
                    "a_position_beyond_the_end_is_refused",
                    feed -> (company, position, types, limit) -> {
                        try {
                            return feed.after(company, position, types, limit);
                        } catch (InvalidCommandException beyond) {
                            return new FeedSlice(List.of(), position, false);
                        }
                    }),
            fault(
                    "the newest event comes first",
                    "the_feed_has_each_event_once_in_the_order_of_its_lead",
                    feed -> (company, position, types, limit) -> {
                        FeedSlice slice = feed.after(company, position, types, limit);
                        List<LeadEvent> newestFirst = new ArrayList<>(slice.events());
                        Collections.reverse(newestFirst);
                        return new FeedSlice(newestFirst, slice.position(), slice.hasMore());
                    }),
            fault(
                    "the feed ends at the first page",
                    "a_long_backlog_is_read_completely",
                    feed -> (company, position, types, limit) -> {
                        FeedSlice slice = feed.after(company, position, types, limit);
                        return new FeedSlice(slice.events(), slice.position(), false);
                    }),
            fault(
                    "erasures are not in the feed",
                    "the_feed_keeps_the_events_of_deleted_restored_and_erased_leads",
                    feed -> (company, position, types, limit) -> {
                        FeedSlice slice = feed.after(company, position, types, limit);
                        return new FeedSlice(
                                slice.events().stream()
                                        .filter(event -> event.type() != EventType.LEAD_ERASED)
                                        .toList(),
                                slice.position(),
                                slice.hasMore());
                    }),
            fault(
                    "conversations are not in the feed",
                    "the_feed_has_events_of_conversations_with_those_of_their_lead",
                    feed -> (company, position, types, limit) -> {
                        FeedSlice slice = feed.after(company, position, types, limit);
                        return new FeedSlice(
                                slice.events().stream()
                                        .filter(event -> event.conversationId().isEmpty())
                                        .toList(),
                                slice.position(),
                                slice.hasMore());
                    }));

    private FeedFaults() {}

    private static Fault fault(String name, String detectedBy, UnaryOperator<EventFeed> broken) {
        return new Fault(name, detectedBy, () -> {
            BrokenStore store = BrokenStore.withoutFault();
            return store.with(broken.apply(store.eventFeed()));
        });
    }
}
