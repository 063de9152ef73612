package io.leadstone.application.port.out.privacy;

import io.leadstone.domain.CompanyId;
import java.time.Instant;

/**
 * A read or an export of personal data. It contains no value of a person.
 *
 * @param at the instant after the access
 * @param principal the API key, the user of the host or the widget session that has read
 * @param useCase the name of the in-port, such as {@code GetLead}
 * @param count the number of records that the caller got: leads, submissions, conversations or ledger
 *     entries; at least 1
 */
public record PersonalDataAccess(Instant at, CompanyId companyId, String principal, String useCase, long count) {}
