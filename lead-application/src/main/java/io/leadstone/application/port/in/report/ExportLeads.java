package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/** Hands out all leads. */
@FunctionalInterface
public interface ExportLeads {

    /**
     * Gives every live lead that was created in {@code range} to {@code sink}, oldest first, one at a time. What {@code sink} throws ends
     * the export and is thrown on.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws ExportLimitException if as many exports are running as may run at the same time
     */
    void exportLeads(Caller caller, ExportRange range, Consumer<LeadSnapshot> sink);
}
