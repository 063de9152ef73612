package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.CompanyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All data by company, and the listeners that are called before a change is written. One thread at a time works on it, so that each
 * piece of work is atomic.
 */
record InMemoryCompanies(
        ReentrantLock lock, Map<CompanyId, InMemoryCompany> companies, List<TransactionListener> listeners) {

    /** No data and no listener. */
    InMemoryCompanies() {
        this(new ReentrantLock(), new HashMap<>(), List.of());
    }

    /** The same data, with {@code listener} besides those that there are. */
    InMemoryCompanies with(TransactionListener listener) {
        List<TransactionListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new InMemoryCompanies(lock, companies, List.copyOf(all));
    }

    /** Calls each listener; an exception of one is the caller's, and nothing may have been written by then. */
    void announce(Consumer<TransactionListener> change) {
        listeners.forEach(change);
    }

    /** What {@code work} answers; nobody else sees or changes anything meanwhile. */
    <T> T in(CompanyId companyId, Function<InMemoryCompany, T> work) {
        lock.lock();
        try {
            return work.apply(companies.computeIfAbsent(companyId, id -> new InMemoryCompany()));
        } finally {
            lock.unlock();
        }
    }

    /** What {@code work} answers for each company; nobody else sees or changes anything meanwhile. */
    <T> Stream<T> inEach(Function<InMemoryCompany, Stream<T>> work) {
        lock.lock();
        try {
            return companies.values().stream().flatMap(work).toList().stream();
        } finally {
            lock.unlock();
        }
    }
}
