package io.leadstone.adapter.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The timers and counters in a registry, by the values of their labels. It keeps the timers, because a lookup in the
 * registry costs more than a measurement. A failure of the registry is logged once and has no other effect, because the
 * measured call has had its effect.
 */
final class LabelledMeters {

    private static final System.Logger LOG = System.getLogger(LeadstoneMetrics.class.getName());

    private final MeterRegistry registry;
    private final Map<List<String>, Timer> timers = new ConcurrentHashMap<>();
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    LabelledMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Records a duration in the timer with these labels.
     *
     * @param names the names of the labels, always the same ones for a meter
     */
    void time(LeadstoneMeter meter, Duration duration, List<String> names, String... values) {
        safely(meter, () -> timer(meter, names, values).record(duration));
    }

    /** Adds {@code amount} to the counter with these values of its labels. */
    void count(LeadstoneMeter meter, double amount, String... values) {
        safely(
                meter,
                () -> Counter.builder(meter.meterName())
                        .description(meter.description())
                        .tags(tags(meter.labels(), values))
                        .register(registry)
                        .increment(amount));
    }

    private Timer timer(LeadstoneMeter meter, List<String> names, String... values) {
        List<String> key = new ArrayList<>(values.length + 1);
        key.add(meter.meterName());
        key.addAll(List.of(values));
        Timer known = timers.get(key);
        return known != null
                ? known
                : timers.computeIfAbsent(
                        key,
                        missing -> Timer.builder(meter.meterName())
                                .description(meter.description())
                                .tags(tags(names, values))
                                .register(registry));
    }

    /** Uses the registry for the meter. Only the first failure is logged. */
    void safely(LeadstoneMeter meter, Runnable measurement) {
        try {
            measurement.run();
        } catch (RuntimeException refused) {
            if (hasFailed.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the registry refused the meter " + meter.meterName() + "; further refusals are not logged",
                        refused);
            }
        }
    }

    private static List<Tag> tags(List<String> names, String... values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(names.get(i), values[i]));
        }
        return tags;
    }
}
