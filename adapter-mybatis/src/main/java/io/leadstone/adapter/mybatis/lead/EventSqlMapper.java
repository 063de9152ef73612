package io.leadstone.adapter.mybatis.lead;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements on the event log; see {@code EventSqlMapper.xml}. */
public interface EventSqlMapper {

    int insert(@Param("event") EventRow event);

    int insertAll(List<EventRow> events);

    /** Inserts an event with the number {@code last_event} of the row of its lead. */
    int insertLast(EventRow event);

    /** Returns the newest events, or the newest before the number {@code before}. */
    List<EventRow> list(String companyId, UUID leadId, @Nullable Long before, int limit, long offset);

    /** Returns the number of events, counted up to {@code upTo}. */
    long count(String companyId, UUID leadId, int upTo);
}
