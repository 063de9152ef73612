package io.leadstone.application.port.out.privacy;

/**
 * Receives who has read or exported personal data. A host implements it, for example with a log that only auditors can
 * read. Implementations must be thread-safe and fast, because they run on the thread of the call.
 */
@FunctionalInterface
public interface AccessLog {

    /**
     * Called after each read or export that has passed personal data to its caller. An exception of this method is
     * thrown to the caller instead of the data, so that no access stays unrecorded. After an export the data was
     * already passed on. If the export itself has failed, the exception is added to that failure as suppressed. A
     * stream is recorded when its reader gets to the end or fails, or else when it is closed.
     */
    void accessed(PersonalDataAccess access);
}
