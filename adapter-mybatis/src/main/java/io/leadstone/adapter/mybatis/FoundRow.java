package io.leadstone.adapter.mybatis;

import io.leadstone.domain.LeadSnapshot;

/**
 * A lead among what a search found.
 *
 * @param counted how many the search found, counted no further than the listing wants to know
 */
record FoundRow(LeadSnapshot lead, long counted) {}
