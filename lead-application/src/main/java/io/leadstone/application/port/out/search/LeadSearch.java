package io.leadstone.application.port.out.search;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;

/**
 * Lists a company's leads. The same data gives the same items in the same order on every store; case, accents and signs that mean
 * something to the database ({@code %}, {@code _}, {@code \}, quotes, regular expressions) do not change what a search finds.
 */
public interface LeadSearch {

    /**
     * The company's live leads that {@code query} describes.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page);

    /**
     * The company's soft-deleted leads, last deleted first, of one instant the greater id first.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page);
}
