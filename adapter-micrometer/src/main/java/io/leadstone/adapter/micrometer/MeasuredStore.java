package io.leadstone.adapter.micrometer;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decorator of a store that measures each call of its ports and of the ports of its capabilities. */
final class MeasuredStore implements LeadStore {

    private static final String PORTS = LeadStore.class.getPackageName();

    private final LeadStore store;
    private final LabelledMeters meters;
    private final StoreCallRecorder recorder;
    private final LeadRepository leads;
    private final LeadSearch search;
    private final ConsentLedger consents;
    private final EventLog events;
    private final Map<Class<?>, Object> capabilities = new ConcurrentHashMap<>();

    MeasuredStore(LeadStore store, LabelledMeters meters) {
        this.store = store;
        this.meters = meters;
        recorder = new StoreCallRecorder(meters);
        leads = measured(LeadRepository.class, store.leads());
        search = measured(LeadSearch.class, store.search());
        consents = measured(ConsentLedger.class, store.consents());
        events = measured(EventLog.class, store.events());
    }

    @Override
    public LeadRepository leads() {
        return leads;
    }

    @Override
    public LeadSearch search() {
        return search;
    }

    @Override
    public ConsentLedger consents() {
        return consents;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return store.capability(type)
                .map(found -> type.cast(capabilities.computeIfAbsent(type, missing -> decorated(type, found))));
    }

    private Object decorated(Class<?> type, Object found) {
        if (found instanceof TransactionalStore transactional && type == TransactionalStore.class) {
            return new MeasuredTransactions(transactional, meters);
        }
        return isOurs(type)
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new MeasuredPorts(found))
                : found;
    }

    private Object measuredPort(Class<?> type, Object port) {
        return port instanceof DeliveryQueue queue && type == DeliveryQueue.class
                ? measured(DeliveryQueue.class, new MeasuredDeliveryQueue(queue, meters))
                : measured(type, port);
    }

    private <T> T measured(Class<T> type, Object port) {
        return MeasuredPort.of(type, type.cast(port), recorder);
    }

    /** Returns true for a port or capability of Leadstone. One of the host is passed on without measurements. */
    private static boolean isOurs(Class<?> type) {
        return type.isInterface() && type.getPackageName().startsWith(PORTS);
    }

    /** A capability whose methods return measured ports. */
    private final class MeasuredPorts implements InvocationHandler {

        private final Object capability;
        private final Map<Method, Object> ports = new ConcurrentHashMap<>();

        MeasuredPorts(Object capability) {
            this.capability = capability;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                Object result = method.invoke(capability, arguments);
                return result != null && isOurs(method.getReturnType())
                        ? ports.computeIfAbsent(method, missing -> measuredPort(method.getReturnType(), result))
                        : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }
    }

    /** The transactions of the host, without measurements. A store with a listener is measured, too. */
    private record MeasuredTransactions(TransactionalStore store, LabelledMeters meters) implements TransactionalStore {

        @Override
        public HostTransactions hostTransactions() {
            return store.hostTransactions();
        }

        @Override
        public LeadStore withTransactionListener(TransactionListener listener) {
            return new MeasuredStore(store.withTransactionListener(listener), meters);
        }
    }
}
