package io.leadstone.testkit.memory;

import io.leadstone.domain.CompanyId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that is kept, by company. Whoever works on a company works on it alone, so that what is done there is done in one piece. */
final class InMemoryCompanies {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<CompanyId, InMemoryCompany> companies = new HashMap<>();

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
