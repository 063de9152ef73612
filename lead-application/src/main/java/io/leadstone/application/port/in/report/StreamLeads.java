package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.stream.Stream;

/** Exports leads as a stream. */
@FunctionalInterface
public interface StreamLeads {

    /**
     * Returns every live lead that was created in {@code range} and matches {@code filter}, oldest first. The stream
     * keeps few items in memory. Another thread reads committed data from the store. It occupies a connection of the
     * store from the first item until the stream ends or is closed. So close it:
     * <pre>{@code
     * try (Stream<LeadSnapshot> leads = management.reports().streamLeads(caller, ExportRange.ALL, LeadFilter.ALL)) {
     *     leads.forEach(this::print);
     * }
     * }</pre>
     *
     * <p>If nobody reads the stream for ten minutes, it gives the connection back, and reading it then throws an
     * {@link IllegalStateException}.
     *
     * <p>Reading the stream throws {@link ExportLimitException} if the maximum number of exports is running, and
     * {@link InvalidCommandException} if the filter violates a rule.
     *
     * @throws AccessDeniedException without scope {@code read}
     */
    Stream<LeadSnapshot> streamLeads(Caller caller, ExportRange range, LeadFilter filter);
}
