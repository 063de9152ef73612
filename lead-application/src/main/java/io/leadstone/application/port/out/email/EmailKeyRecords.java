package io.leadstone.application.port.out.email;

import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Renews the email keys of live leads. A deleted lead has no key: it gets one by the present rule when it is restored.
 *
 * <p>A renewal changes the key and its rule only. It changes neither the version nor {@code updated_at} of a lead, and
 * writes no event. An update that read a lead before the renewal of its key, and leaves its email, keeps the renewed
 * key.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached. Reads join a transaction of
 * the host. Writes must not be called in one.
 */
public interface EmailKeyRecords {

    /** Returns the result of the last complete renewal; {@link EmailKeyState#NONE} without one. */
    EmailKeyState state();

    /** Stores the result of a complete renewal. */
    void setState(EmailKeyState state);

    /**
     * Returns the next company in id order that has a lead; empty after the last. An empty argument starts at the first
     * company.
     */
    Optional<CompanyId> companyAfter(Optional<CompanyId> company);

    /**
     * Returns live leads of the company whose email key was made by another rule, oldest first, then by id.
     *
     * @param rule the present rule, as {@link EmailKeys#rule} states it
     * @param after the last lead of the batch before; empty for the first batch
     * @param limit the maximum number of leads, at least 1
     */
    List<LeadSnapshot> outdated(CompanyId companyId, String rule, Optional<LeadSnapshot> after, int limit);

    /**
     * Stores the rule with the unchanged keys of these leads of the company. A lead that has changed since it was read
     * stays as it is.
     *
     * @param leads leads as {@link #outdated} returned them, at least one
     * @return the number of leads that were written
     */
    int confirm(CompanyId companyId, List<LeadSnapshot> leads, String rule);

    /**
     * Stores another key for the email of the lead, with its rule.
     *
     * @param lead the lead as {@link #outdated} or {@link LeadRepository#findByEmail} returned it
     * @return false, and nothing is written, if the lead has changed since it was read
     * @throws DuplicateEmailException if another live lead of the company owns the key; nothing is written
     */
    boolean renew(LeadSnapshot lead, EmailAddress renewed);
}
