package io.leadstone.adapter.mybatis.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on submissions; see {@code SubmissionSqlMapper.xml}. */
public interface SubmissionSqlMapper {

    int insert(SubmissionRow submission);

    @Nullable
    SubmissionRow find(String companyId, UUID id);

    /** Returns submissions, newest first. Without a position it begins with the newest one. */
    List<SubmissionRow> list(
            SubmissionFilter filter, @Nullable Instant beforeAt, @Nullable UUID beforeId, int limit, long offset);

    /** Returns the number of submissions, counted up to {@code upTo}. */
    long count(SubmissionFilter filter, int upTo);

    /**
     * Returns the newest submission of the lead, without the submission {@code written} and without the newest {@code
     * kept} of the others.
     */
    @Nullable
    SubmissionRow afterNewest(String companyId, UUID leadId, UUID written, int kept);

    /**
     * Ends the sessions of {@code newest} and of all older submissions of its lead, except the submission {@code
     * written}. Returns the number of those that were open.
     */
    int endFrom(SubmissionRow newest, UUID written);

    /**
     * Returns the submissions of the lead that are not applied, without the submission {@code written} and without the
     * newest {@code kept} of the others.
     */
    List<UUID> surplus(String companyId, UUID leadId, UUID written, int kept);

    int delete(String companyId, List<UUID> ids);

    /** Marks the submission as applied. Returns the number of rows: 0 unless it is stored and not applied. */
    int apply(String companyId, UUID id, Instant at, String fields);

    /** Stores the lead of a held submission. Returns the number of rows: 0 unless it is stored and held. */
    int release(SubmissionRow released);

    /** Removes a held submission. Returns the number of rows: 0 unless it is stored and held. */
    int discard(String companyId, UUID id);

    /** Returns the number of held submissions that were received at this instant or earlier. */
    long countHeld(String companyId, Instant latest);

    /** Returns the oldest held submissions that were received at this instant or earlier. */
    List<UUID> dueHeld(String companyId, Instant latest, int limit);

    /** Removes those of the submissions that are held. Returns the number of rows. */
    int purgeHeld(String companyId, List<UUID> ids);

    /** Returns the first company after {@code company} that has a submission. */
    @Nullable
    String nextSubmissionCompany(String company);

    /** Stores a confirmation. Returns the number of rows: 0 unless the opt-in has this token and is not confirmed. */
    int confirm(SubmissionRow confirmed);

    /**
     * Returns the codes of the purposes that wait for a confirmation in submissions of the lead at this instant, and
     * that the lead has not granted.
     */
    List<String> pendingOf(String companyId, UUID leadId, Instant at);

    /** Returns the number of live leads that were created in the range and have a consent that waits, as above. */
    long countPending(String companyId, Instant start, Instant end, Instant at);

    /** Replaces the hash of the refresh token. Returns the number of rows: 0 unless it has the expected hash. */
    int renew(String companyId, UUID id, String expectedHash, @Nullable String nextHash, Instant expiresAt);

    int end(String companyId, UUID id);
}
