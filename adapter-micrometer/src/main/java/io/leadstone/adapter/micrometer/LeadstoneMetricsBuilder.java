package io.leadstone.adapter.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** Builds a {@link LeadstoneMetrics}. Not thread-safe. */
public final class LeadstoneMetricsBuilder {

    private final MeterRegistry registry;
    private Optional<BoundedLabel> companies = Optional.empty();

    LeadstoneMetricsBuilder(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Adds the label {@code company} to {@link LeadstoneMeter#USE_CASE}, with the id of the caller's company. Each
     * company costs one timer per use case and outcome, which is some kilobytes of memory and about fifty time series
     * if it uses everything. The first {@code max} companies of this process have their own value. All others have the
     * value {@code other}, and calls without a company have {@code none}. The ids appear wherever the metrics are sent.
     *
     * @throws IllegalArgumentException if {@code max} is less than 1
     */
    public LeadstoneMetricsBuilder companyLabel(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("the number of companies with a label must be at least 1, not " + max);
        }
        companies = Optional.of(new BoundedLabel(max));
        return this;
    }

    /** Builds the metrics. */
    public LeadstoneMetrics build() {
        return new LeadstoneMetrics(registry, companies);
    }
}
