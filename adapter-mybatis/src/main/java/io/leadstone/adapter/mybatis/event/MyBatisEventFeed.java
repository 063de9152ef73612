package io.leadstone.adapter.mybatis.event;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.application.port.out.event.FeedWindow;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * {@link EventFeed} in SQL. The position of an event is a column of the event log, which is null until a read gives it.
 * One transaction gives positions to a batch of events and stores the last position in the row of the company. It locks
 * this row first, so that only one transaction at a time numbers the events of a company. If its process dies, the
 * database rolls it back and releases the lock.
 *
 * <p>A read first reads the last position. Later statements read only positions up to it, so they see all of them.
 */
public record MyBatisEventFeed(SqlSessions sessions) implements EventFeed {

    /** 500: the number of events that one transaction numbers. It limits the parameters of a statement. */
    private static final int BATCH = 500;

    @Override
    public FeedSlice after(CompanyId companyId, long position, Set<EventType> types, int limit) {
        Set<String> codes = types.stream().map(EventType::code).collect(Collectors.toSet());
        Optional<FeedSlice> found = sessions.read(call -> {
            long last = last(call, companyId);
            boolean nearEnd = last - position < limit;
            return nearEnd && feed(call).anyUnnumbered(companyId.value()) != null
                    ? Optional.<FeedSlice>empty()
                    : Optional.of(slice(call, companyId, FeedWindow.of(position, last), codes, limit, nearEnd));
        });
        return found.orElseGet(() -> {
            boolean allNumbered = number(companyId) < BATCH;
            return sessions.read(call ->
                    slice(call, companyId, FeedWindow.of(position, last(call, companyId)), codes, limit, allNumbered));
        });
    }

    private static long last(SqlCall call, CompanyId companyId) {
        return Optional.ofNullable(feed(call).last(companyId.value())).orElse(0L);
    }

    private static FeedSlice slice(
            SqlCall call, CompanyId companyId, FeedWindow window, Set<String> types, int limit, boolean allNumbered) {
        List<FeedRow> rows = window.isEmpty()
                ? List.of()
                : feed(call).list(companyId.value(), window.after(), window.end(), types, limit);
        return window.slice(rows.stream().map(FeedRow::entry).toList(), limit, allNumbered);
    }

    /** Gives positions to at most {@link #BATCH} events of the company, and returns their number. */
    private int number(CompanyId companyId) {
        String company = companyId.value();
        Optional<Integer> numbered = Optional.empty();
        while (numbered.isEmpty()) {
            numbered = sessions.write(call -> {
                FeedSqlMapper feed = feed(call);
                return Optional.ofNullable(feed.lockLast(company)).map(last -> number(feed, company, last));
            });
            if (numbered.isEmpty()) {
                sessions.write(call -> insertRow(feed(call), company));
            }
        }
        return numbered.get();
    }

    private static int number(FeedSqlMapper feed, String company, long last) {
        List<FeedKey> events = feed.unnumbered(company, BATCH);
        if (!events.isEmpty()) {
            feed.number(company, last, events);
            feed.updateLast(company, last + events.size());
        }
        return events.size();
    }

    /** Inserts the row of the company, unless another call has inserted it meanwhile. Returns the number of rows. */
    private static int insertRow(FeedSqlMapper feed, String company) {
        try {
            return feed.insert(company);
        } catch (PersistenceException failure) {
            if (SqlFailures.isDuplicateKey(failure)) {
                return 0;
            }
            throw failure;
        }
    }

    private static FeedSqlMapper feed(SqlCall call) {
        return call.mapper(FeedSqlMapper.class);
    }
}
