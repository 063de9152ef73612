package io.leadstone.adapter.rest.lead;

import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Set;

/**
 * The result of an update.
 *
 * @param keptWithdrawals the purposes whose consent the body gives and the person has withdrawn
 */
record UpdatedLead(LeadSnapshot lead, Set<ConsentPurpose> keptWithdrawals) {}
