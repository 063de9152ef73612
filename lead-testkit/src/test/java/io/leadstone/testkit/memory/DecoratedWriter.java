package io.leadstone.testkit.memory;

import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.store.backend.ScanOrder;
import java.util.List;
import java.util.Optional;

/** A transaction that passes every statement on. */
class DecoratedWriter implements KeyValueWriter {

    private final KeyValueWriter sound;

    DecoratedWriter(KeyValueWriter sound) {
        this.sound = sound;
    }

    @Override
    public Optional<String> get(String table, String key) throws Exception {
        return sound.get(table, key);
    }

    @Override
    public List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws Exception {
        return sound.scan(table, range, order, limit);
    }

    @Override
    public long count(String table, KeyRange range, long limit) throws Exception {
        return sound.count(table, range, limit);
    }

    @Override
    public void put(String table, String key, String value) throws Exception {
        sound.put(table, key, value);
    }

    @Override
    public void remove(String table, String key) throws Exception {
        sound.remove(table, key);
    }
}
