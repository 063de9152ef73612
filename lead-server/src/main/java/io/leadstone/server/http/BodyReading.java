package io.leadstone.server.http;

/** A body that is being read. It can be rejected while its client sends nothing. */
interface BodyReading {

    /** Rejects the request if its time is over. */
    void checkTime();
}
