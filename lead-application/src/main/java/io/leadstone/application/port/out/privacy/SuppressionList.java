package io.leadstone.application.port.out.privacy;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.Suppression;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The suppression lists of all companies. A list has at most one entry for each hash and effect; the store enforces
 * this with its own constraint. {@code LeadRepository} also adds and removes entries, in the write of a change that
 * {@linkplain io.leadstone.domain.lead.LeadChange#sideWrites() has some}. {@link LeadPurge} adds entries.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface SuppressionList {

    /**
     * Adds the entry unless the list has one with its hash and effect. Returns the entry of the list.
     *
     * @throws ConcurrentTransactionException if others add and remove such an entry at the same time, and an active
     *     transaction of the host cannot read it
     */
    Suppression add(Suppression entry);

    /** Returns the entries of the company with one of these hashes, in any order. There are at most a few dozen. */
    List<Suppression> find(CompanyId companyId, Collection<String> hashes);

    /**
     * Returns a page of the entries of the company, newest first. Entries of one instant are ordered by id, greatest
     * first.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Suppression> list(CompanyId companyId, PageRequest page);

    /** Removes the entry of this id. Returns false if the company has none. */
    boolean remove(CompanyId companyId, UUID id);

    /** Returns the number of entries of all companies for the id of each key that made one. It reads all entries. */
    Map<String, Long> countByKey();
}
