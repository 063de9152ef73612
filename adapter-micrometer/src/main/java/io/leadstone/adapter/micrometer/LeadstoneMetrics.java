package io.leadstone.adapter.micrometer;

import io.leadstone.application.UseCaseDecorator;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures the use cases and the store of Leadstone in a registry of Micrometer; {@link LeadstoneMeter} lists the
 * meters. It is thread-safe and needs not be closed. The webhook dispatcher gets the queue of the measured store:
 * <pre>{@code
 * LeadstoneMetrics metrics = LeadstoneMetrics.of(registry);
 * LeadStore store = metrics.measure(MyBatisLeadStore.of(dataSource));
 * LeadManagement management =
 *         LeadManagement.builder().store(store).decorateUseCases(metrics).build();
 * }</pre>
 *
 * <p>No label has personal data or the id of a company, unless {@link LeadstoneMetricsBuilder#companyLabel} asks for
 * it. A failure of the registry is logged, and never changes the result of a call.
 */
public final class LeadstoneMetrics implements UseCaseDecorator {

    private final MeterRegistry registry;
    private final UseCaseRecorder useCases;
    private final LabelledMeters meters;
    private final AtomicBoolean hasQueueAge = new AtomicBoolean();

    LeadstoneMetrics(MeterRegistry registry, Optional<BoundedLabel> companies) {
        this.registry = registry;
        meters = new LabelledMeters(registry);
        useCases = new UseCaseRecorder(meters, companies);
    }

    /** Returns metrics without the label of the company. */
    public static LeadstoneMetrics of(MeterRegistry registry) {
        return builder(registry).build();
    }

    /** Returns a builder of metrics in this registry. */
    public static LeadstoneMetricsBuilder builder(MeterRegistry registry) {
        return new LeadstoneMetricsBuilder(registry);
    }

    /**
     * Returns a store with the same data and capabilities that measures each call. The host still closes the given
     * store. The first store with webhooks gets the gauge {@link LeadstoneMeter#WEBHOOK_QUEUE_AGE}.
     */
    public LeadStore measure(LeadStore store) {
        store.capability(WebhookStore.class)
                .filter(webhooks -> hasQueueAge.compareAndSet(false, true))
                .ifPresent(webhooks ->
                        meters.safely(LeadstoneMeter.WEBHOOK_QUEUE_AGE, () -> QueueAge.register(registry, webhooks)));
        return new MeasuredStore(store, meters);
    }

    /**
     * Adds 1 to {@link LeadstoneMeter#REQUEST_REFUSED}. The HTTP adapter reports refused requests to a listener, which
     * calls this method.
     *
     * @param route a route of the program, such as {@code POST /lead/register}
     * @param reason a code of the program, such as {@code address_limit}
     */
    public void countRefusal(String route, String reason) {
        meters.count(LeadstoneMeter.REQUEST_REFUSED, 1, route, reason);
    }

    @Override
    public <T> T decorate(Class<T> type, T decorated) {
        return MeasuredPort.of(type, decorated, useCases);
    }
}
