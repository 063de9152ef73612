package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;

/** The withdrawal of one consent of one lead, as a withdrawal link contains it. */
public record ConsentWithdrawal(CompanyId companyId, LeadId leadId, ConsentPurpose purpose) {}
