package io.leadstone.adapter.mybatis;

import java.util.UUID;

/**
 * A lead among what a search found.
 *
 * @param id that of the lead; the rows are told apart by it
 * @param counted how many the search found, counted no further than the listing wants to know
 */
record FoundRow(UUID id, LeadRow lead, long counted) {}
