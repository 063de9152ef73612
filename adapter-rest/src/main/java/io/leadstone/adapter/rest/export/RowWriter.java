package io.leadstone.adapter.rest.export;

import java.io.IOException;

/** Writes rows one after the other. Nothing is written before the first row or the end. */
interface RowWriter<T> {

    /** Ends what cannot be finished, in both formats within quotes that nobody closes. */
    String BROKEN_OFF = "\"the export broke off here";

    /** Writes one more row. */
    void write(T row) throws IOException;

    /**
     * Ends what cannot be finished, where anything is written already: with words that tell a reader, in a place that no parser takes for
     * an end. Not every runtime lets a client see that an answer broke off.
     */
    void breakOff() throws IOException;

    /** Ends the file, which is whole then, also where it has no row. */
    void end() throws IOException;
}
