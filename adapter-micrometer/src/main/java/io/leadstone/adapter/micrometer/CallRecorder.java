package io.leadstone.adapter.micrometer;

/** Records finished calls of ports in meters. */
interface CallRecorder {

    void record(PortCall call);
}
