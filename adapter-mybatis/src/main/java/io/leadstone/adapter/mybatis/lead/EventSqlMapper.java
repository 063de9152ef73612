package io.leadstone.adapter.mybatis.lead;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements on the change log; see {@code EventSqlMapper.xml}. */
public interface EventSqlMapper {

    int insert(@Param("event") EventRow event);

    int insertAll(List<EventRow> events);

    /** The event of the number that its lead's row says is the last. */
    int insertLast(EventRow event);

    List<EventRow> list(String companyId, UUID leadId, @Nullable Long before, int limit, long offset);

    /** How many there are, counted no further than to {@code upTo}. */
    long count(String companyId, UUID leadId, int upTo);
}
