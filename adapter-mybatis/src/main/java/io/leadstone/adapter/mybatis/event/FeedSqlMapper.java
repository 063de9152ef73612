package io.leadstone.adapter.mybatis.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements on the event feed; see {@code FeedSqlMapper.xml}. */
public interface FeedSqlMapper {

    /** Returns the last position of the company; null if its feed has no row yet. */
    @Nullable
    Long last(String companyId);

    /** Returns the last position of the company, and locks its row until the end of the transaction. */
    @Nullable
    Long lockLast(String companyId);

    int insert(String companyId);

    int updateLast(String companyId, long last);

    /** Returns 1 if an event of the company has no position, else null. */
    @Nullable
    Integer anyUnnumbered(String companyId);

    /** Returns the first events without a position. */
    List<FeedKey> unnumbered(String companyId, int limit);

    /** Gives the events the positions {@code last + 1}, {@code last + 2} and so on. */
    int number(String companyId, long last, List<FeedKey> events);

    /** Returns the events with a position of the window and one of the types; all types if there is none. */
    List<FeedRow> list(String companyId, long after, long end, Set<String> types, int limit);
}
