package io.leadstone.server.http;

/** A body that is being read; it can be refused while it waits. */
interface BodyReading {

    /** Refuses the body if its time is over. */
    void checkTime();
}
