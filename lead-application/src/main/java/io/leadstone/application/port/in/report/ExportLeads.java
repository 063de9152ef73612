package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/** Exports leads of a company. */
@FunctionalInterface
public interface ExportLeads {

    /**
     * Passes each live lead that was created in {@code range} and matches {@code filter} to {@code sink}, oldest first.
     * An exception of {@code sink} ends the export and is thrown to the caller.
     *
     * @throws InvalidCommandException if the filter violates a rule; the sink has then received nothing
     * @throws AccessDeniedException without scope {@code read}
     * @throws ExportLimitException if the maximum number of exports is running
     */
    void exportLeads(Caller caller, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink);
}
