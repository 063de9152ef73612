package io.leadstone.application.port.out.report;

import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/**
 * Hands out all that a company has, row by row, out of the store's own cursor: any number of rows takes the memory of a few. What
 * {@code sink} throws ends the reading, frees the cursor and is thrown on.
 */
public interface ExportSource {

    /** Every live lead that was created in {@code range}, oldest first, of one instant the lesser id first. */
    void eachLead(CompanyId companyId, ExportRange range, Consumer<LeadSnapshot> sink);

    /** Every live conversation that was created in {@code range}, in the same order. */
    void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink);
}
