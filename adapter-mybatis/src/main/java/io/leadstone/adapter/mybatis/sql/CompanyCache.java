package io.leadstone.adapter.mybatis.sql;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A cache with one value for each company. The maximum is 10,000 companies, unless the constructor sets another one. A
 * value expires. A full cache drops its expired values, or all values if none has expired.
 *
 * @param <T> the type of the values
 */
public final class CompanyCache<T> {

    private static final int MAX_COMPANIES = 10_000;

    private final int maxCompanies;
    private final long timeToLive;
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

    public CompanyCache(Duration timeToLive) {
        this(MAX_COMPANIES, timeToLive);
    }

    public CompanyCache(int maxCompanies, Duration timeToLive) {
        this.maxCompanies = maxCompanies;
        this.timeToLive = timeToLive.toNanos();
    }

    /** Returns the value of the company unless it has expired. */
    public Optional<T> get(String companyId) {
        return Optional.ofNullable(entries.get(companyId))
                .filter(this::isCurrent)
                .map(Entry::value);
    }

    private boolean isCurrent(Entry<T> entry) {
        return System.nanoTime() - entry.writtenAt < timeToLive;
    }

    /** Returns the value of the company. If there is none, or it has expired, {@code read} gives a new one. */
    public T getOrRead(String companyId, Supplier<T> read) {
        return get(companyId).orElseGet(() -> {
            T value = read.get();
            put(companyId, value);
            return value;
        });
    }

    /** Stores the value of the company. */
    public void put(String companyId, T value) {
        if (entries.size() >= maxCompanies && !entries.values().removeIf(entry -> !isCurrent(entry))) {
            entries.clear();
        }
        entries.put(companyId, new Entry<>(value, System.nanoTime()));
    }

    /** An entry of the cache. {@code writtenAt} is a value of {@link System#nanoTime}. */
    private record Entry<T>(T value, long writtenAt) {}
}
