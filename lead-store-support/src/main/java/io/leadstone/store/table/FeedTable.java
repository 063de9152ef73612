package io.leadstone.store.table;

import io.leadstone.application.port.out.event.FeedEntry;
import io.leadstone.application.port.out.event.FeedWindow;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.ScanOrder;
import java.util.List;
import java.util.Set;

/** Tables of the event feed: the positions of events, and the events that have no position yet. */
public final class FeedTable {

    /** The keys of events by their positions. */
    private static final String POSITION = "feed_position";

    /** The last position of each company. */
    private static final String LAST = "feed_last";

    /** The keys of events without a position. They have the order of the leads and of the numbers of their events. */
    private static final String UNNUMBERED = "feed_unnumbered";

    private FeedTable() {}

    static void addUnnumbered(StoreTransaction transaction, CompanyId companyId, String eventKey) {
        transaction.put(UNNUMBERED, eventKey, companyId.value());
    }

    /** Removes the events of the lead that have no position. The position of a removed event is left out by readers. */
    static void removeOfLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        KeyRange ofLead = KeyRange.under(TableKeys.of(companyId, leadId));
        transaction
                .scan(UNNUMBERED, ofLead, ScanOrder.ASCENDING)
                .toList()
                .forEach(entry -> transaction.remove(UNNUMBERED, entry.key()));
    }

    /** Returns true if an event of the company has no position. */
    public static boolean hasUnnumbered(StoreTransaction transaction, CompanyId companyId) {
        return transaction
                .first(UNNUMBERED, KeyRange.under(companyId.value()), ScanOrder.ASCENDING)
                .isPresent();
    }

    /** Returns the last position of the company; 0 without events in the feed. */
    public static long last(StoreTransaction transaction, CompanyId companyId) {
        return transaction.get(LAST, companyId.value()).map(Long::valueOf).orElse(0L);
    }

    /** Gives the next positions to at most {@code limit} events of the company, and returns the number of events. */
    public static int number(StoreTransaction transaction, CompanyId companyId, int limit) {
        List<KeyValueEntry> unnumbered = transaction
                .scan(UNNUMBERED, KeyRange.under(companyId.value()), ScanOrder.ASCENDING)
                .limit(limit)
                .toList();
        long last = last(transaction, companyId);
        for (KeyValueEntry entry : unnumbered) {
            last++;
            transaction.put(POSITION, TableKeys.of(companyId, last), entry.key());
            transaction.remove(UNNUMBERED, entry.key());
        }
        transaction.put(LAST, companyId.value(), Long.toString(last));
        return unnumbered.size();
    }

    /** Returns the first {@code limit} events of the window whose type is one of {@code types}; empty for all types. */
    public static List<FeedEntry> entries(
            StoreTransaction transaction, CompanyId companyId, FeedWindow window, Set<EventType> types, int limit) {
        KeyRange range = KeyRange.under(companyId.value())
                .after(TableKeys.of(companyId, window.after()))
                .before(TableKeys.of(companyId, window.end() + 1));
        return transaction
                .scan(POSITION, range, ScanOrder.ASCENDING)
                .flatMap(
                        entry -> LeadTable.findEvent(transaction, entry.value())
                                .map(event -> new FeedEntry(position(entry), event))
                                .stream())
                .filter(entry -> types.isEmpty() || types.contains(entry.event().type()))
                .limit(limit)
                .toList();
    }

    private static long position(KeyValueEntry entry) {
        return Long.parseLong(entry.key().substring(entry.key().lastIndexOf('/') + 1));
    }
}
