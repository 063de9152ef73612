package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.lead.LeadSnapshot;

/**
 * A lead among what a search found.
 *
 * @param counted how many the search found, counted no further than the listing wants to know
 */
public record RankedLeadRow(LeadSnapshot lead, long counted) {}
