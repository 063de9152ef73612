package io.leadstone.server;

import io.leadstone.adapter.micrometer.LeadstoneMeter;
import io.leadstone.adapter.micrometer.LeadstoneMetrics;
import io.leadstone.server.http.MetricsServer;
import io.leadstone.server.settings.MetricsSettings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The metrics of a server: the registry, its listener, and the meters of the process. */
final class ServerMetrics implements AutoCloseable {

    /** Upper bounds of the histogram of use cases, for percentiles over all nodes. */
    private static final double[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    private final PrometheusMeterRegistry registry;
    private final LeadstoneMetrics leadstone;
    private final List<MeterBinder> binders;
    private final MetricsServer listener;

    private ServerMetrics(
            PrometheusMeterRegistry registry,
            LeadstoneMetrics leadstone,
            List<MeterBinder> binders,
            MetricsServer listener) {
        this.registry = registry;
        this.leadstone = leadstone;
        this.binders = binders;
        this.listener = listener;
    }

    /**
     * Starts to listen.
     *
     * @throws io.leadstone.server.settings.WrongSettingException if the address or port cannot be used
     */
    static ServerMetrics start(MetricsSettings settings) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new UseCaseHistogram());
        List<MeterBinder> binders = List.of(
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                new JvmGcMetrics(),
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics(),
                new LogbackMetrics());
        binders.forEach(binder -> binder.bindTo(registry));
        // The listener comes last, so that a binder that fails leaves no open port.
        MetricsServer listener = MetricsServer.start(settings, registry::scrape);
        return new ServerMetrics(registry, LeadstoneMetrics.of(registry), binders, listener);
    }

    MeterRegistry registry() {
        return registry;
    }

    LeadstoneMetrics leadstone() {
        return leadstone;
    }

    URI uri() {
        return listener.uri();
    }

    @Override
    public void close() {
        listener.close();
        for (MeterBinder binder : binders) {
            if (binder instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
        registry.close();
    }

    private static void close(AutoCloseable binder) {
        try {
            binder.close();
        } catch (Exception failed) {
            throw new IllegalStateException("a meter of the process cannot be closed", failed);
        }
    }

    /** Adds the histogram to the timers of use cases. */
    private static final class UseCaseHistogram implements MeterFilter {

        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return id.getName().equals(LeadstoneMeter.USE_CASE.meterName())
                    ? DistributionStatisticConfig.builder()
                            .serviceLevelObjectives(BUCKETS)
                            .build()
                            .merge(config)
                    : config;
        }
    }
}
