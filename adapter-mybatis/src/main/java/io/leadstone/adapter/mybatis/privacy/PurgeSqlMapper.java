package io.leadstone.adapter.mybatis.privacy;

import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that find and remove leads whose retention period is over; see {@code PurgeSqlMapper.xml}. */
public interface PurgeSqlMapper {

    /** Returns leads of all companies that were deleted at {@code latest} or earlier, in the order of the deletions. */
    List<LeadSnapshot> deleted(
            Instant latest,
            @Nullable Instant afterAt,
            @Nullable String afterCompany,
            @Nullable UUID afterId,
            int limit);

    long countDeleted(Instant latest);

    /** Returns the first company after {@code company} that has a lead; null if there is none. */
    @Nullable
    String nextCompany(String company);

    /** Returns live leads of the company whose newest event happened at {@code latest} or earlier. */
    List<LeadSnapshot> inactive(
            String companyId, Instant latest, @Nullable Instant afterAt, @Nullable UUID afterId, int limit);

    long countInactive(String companyId, Instant latest);

    /** Deletes the row of the lead. Returns the number of rows: 0 unless it has the version and the last event. */
    int deleteLead(String companyId, UUID id, long version, long lastEvent);

    int deleteConversations(String companyId, UUID leadId);

    int deleteConsents(String companyId, UUID leadId);

    int deleteSubmissions(String companyId, UUID leadId);

    int deleteEvents(String companyId, UUID leadId);
}
