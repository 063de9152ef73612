package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/** Exports all leads of a company. */
@FunctionalInterface
public interface ExportLeads {

    /**
     * Passes each live lead that was created in {@code range} to {@code sink}, oldest first. An exception of
     * {@code sink} ends the export and is thrown to the caller.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws ExportLimitException if the maximum number of exports is running
     */
    void exportLeads(Caller caller, ExportRange range, Consumer<LeadSnapshot> sink);
}
