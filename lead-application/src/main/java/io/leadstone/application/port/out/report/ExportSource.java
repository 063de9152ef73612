package io.leadstone.application.port.out.report;

import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/**
 * Reads all leads or conversations of a company in batches from a cursor of the store. The memory that it needs does
 * not depend on the number of rows. An exception of {@code sink} ends the export, closes the cursor and is thrown to
 * the caller.
 */
public interface ExportSource {

    /**
     * Passes each live lead that was created in {@code range} and matches {@code filter} to {@code sink}, oldest first.
     * Leads of one instant are ordered by id, smallest first.
     *
     * @param filter a {@linkplain LeadFilter#resolved resolved} filter
     */
    void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink);

    /**
     * Passes each live conversation that was created in {@code range} to {@code sink}, in the same order, without those
     * of deleted leads.
     */
    void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink);
}
