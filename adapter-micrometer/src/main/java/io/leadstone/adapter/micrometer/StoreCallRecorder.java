package io.leadstone.adapter.micrometer;

/** Records the duration of calls of the ports of a store. */
record StoreCallRecorder(LabelledMeters meters) implements CallRecorder {

    @Override
    public void record(PortCall call) {
        meters.time(
                LeadstoneMeter.STORE_CALL,
                call.duration(),
                LeadstoneMeter.STORE_CALL.labels(),
                call.port(),
                call.method().getName(),
                call.outcome());
    }
}
