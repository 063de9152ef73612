package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.lead.LeadSnapshot;

/**
 * A lead of a page, with the number of matches of the whole list.
 *
 * @param counted the number of matches, counted up to the limit of the list
 * @param fromNewest true if only the newest leads were counted, because they contain the whole page
 */
public record CountedLeadRow(LeadSnapshot lead, long counted, boolean fromNewest) {}
