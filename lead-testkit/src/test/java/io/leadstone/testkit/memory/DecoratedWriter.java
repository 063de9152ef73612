package io.leadstone.testkit.memory;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.store.backend.ScanOrder;
import java.util.List;
import java.util.Optional;

/** A transaction that delegates each statement. A subclass overrides one. */
class DecoratedWriter implements KeyValueWriter {

    private final KeyValueWriter delegate;

    DecoratedWriter(KeyValueWriter delegate) {
        this.delegate = delegate;
    }

    @Override
    public Optional<String> get(String table, String key) throws Exception {
        return delegate.get(table, key);
    }

    @Override
    public List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws Exception {
        return delegate.scan(table, range, order, limit);
    }

    @Override
    public long count(String table, KeyRange range, long limit) throws Exception {
        return delegate.count(table, range, limit);
    }

    @Override
    public void put(String table, String key, String value) throws Exception {
        delegate.put(table, key, value);
    }

    @Override
    public void remove(String table, String key) throws Exception {
        delegate.remove(table, key);
    }
}
