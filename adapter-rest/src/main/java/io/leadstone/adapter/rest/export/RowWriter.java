package io.leadstone.adapter.rest.export;

import java.io.IOException;

/** Writes rows to a file, one after the other. Nothing is written before the first row or the end. */
interface RowWriter<T> {

    /**
     * The text at the end of an incomplete file. It opens a quoted text that is never closed, so that no parser of
     * either format accepts the file.
     */
    String ABORT_MARK = "\"the export broke off here";

    /** Writes one more row. */
    void write(T row) throws IOException;

    /**
     * Ends an incomplete file with {@link #ABORT_MARK}, unless nothing is written yet. The text is needed because not
     * every runtime shows a client that an answer was aborted.
     */
    void abort() throws IOException;

    /** Completes the file. It may have no rows. */
    void end() throws IOException;
}
