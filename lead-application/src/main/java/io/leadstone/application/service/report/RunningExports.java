package io.leadstone.application.service.report;

import io.leadstone.application.report.ExportLimits;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ExportLimitException;
import java.util.HashMap;
import java.util.Map;

/** Counts the running exports, of leads and conversations together, and refuses an export above the limits. */
public final class RunningExports {

    private final ExportLimits limits;
    private final Map<CompanyId, Integer> running = new HashMap<>();
    private int total;

    public RunningExports(ExportLimits limits) {
        this.limits = limits;
    }

    /**
     * Runs {@code export}, and counts it until it returns or throws.
     *
     * @throws ExportLimitException if a limit is reached; then {@code export} does not run
     */
    public void run(CompanyId company, Runnable export) {
        begin(company);
        try {
            export.run();
        } finally {
            end(company);
        }
    }

    private synchronized void begin(CompanyId company) {
        int ofCompany = running.getOrDefault(company, 0);
        if (ofCompany >= limits.perCompany() || total >= limits.total()) {
            throw new ExportLimitException();
        }
        running.put(company, ofCompany + 1);
        total++;
    }

    private synchronized void end(CompanyId company) {
        running.computeIfPresent(company, (same, count) -> count == 1 ? null : count - 1);
        total--;
    }
}
