package io.leadstone.adapter.mybatis.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The submissions of a list: those of a lead, or those of a company in one state.
 *
 * @param leadId the lead; {@code null} for a list by state
 * @param state the code of the state; {@code null} for a list of a lead
 * @param ofDeleted true if a list by state has the submissions of deleted leads, too
 */
public record SubmissionFilter(
        String companyId, @Nullable UUID leadId, @Nullable String state, boolean ofDeleted) {}
