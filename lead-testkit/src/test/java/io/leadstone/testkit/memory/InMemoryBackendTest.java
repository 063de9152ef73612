package io.leadstone.testkit.memory;

import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.testkit.contract.backend.KeyValueBackendContract;

class InMemoryBackendTest implements KeyValueBackendContract {

    @Override
    public KeyValueBackend emptyBackend() {
        return new InMemoryBackend();
    }
}
