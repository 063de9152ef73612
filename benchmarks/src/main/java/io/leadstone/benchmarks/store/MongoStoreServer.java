package io.leadstone.benchmarks.store;

import io.leadstone.benchmarks.ServerProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A substitute for a MongoDB server. It has no secondary indexes, so only operations by the id of a lead can be
 * measured.
 */
record MongoStoreServer(ServerProgram program) implements StoreServer {

    static MongoStoreServer start() {
        try {
            return new MongoStoreServer(ServerProgram.start(List.of("-Xmx2g"), MongoStandIn.class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public StoreAddress filledWith(Population population) {
        return OpenMongoStore.filledWith(population, program.firstLine(), "leads");
    }

    @Override
    public void close() {
        program.close();
    }
}
