package io.leadstone.application.port.out.search;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;

/**
 * Lists and searches the leads of a company. The same data gives the same items in the same order on every store. Case
 * and accents do not change the result of a search. Characters with a special meaning in the database ({@code %},
 * {@code _}, {@code \}, quotes, regular expressions) are searched literally.
 */
public interface LeadSearch {

    /**
     * Returns a page of the live leads that match {@code query}, in its order.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page);

    /**
     * Returns a page of the soft-deleted leads, last deleted first. Leads of one instant are ordered by id, greatest
     * first.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page);
}
