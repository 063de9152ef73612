package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store with a fault.
 *
 * @param name what is wrong with the store
 * @param detectedBy the test of the contract that must fail
 * @param store creates an empty store with the fault
 */
record Fault(String name, String detectedBy, Supplier<LeadStore> store) {

    /** Returns all faults. */
    static Stream<Fault> all() {
        return Stream.of(
                        EmailFaults.ALL,
                        WriteFaults.ALL,
                        ReadFaults.ALL,
                        ValueFaults.ALL,
                        SearchFaults.ALL,
                        FilterFaults.ALL,
                        PageFaults.ALL,
                        DirectoryFaults.ALL,
                        WebhookFaults.ALL,
                        ConversationFaults.ALL,
                        SubmissionFaults.ALL,
                        HeldSubmissionFaults.ALL,
                        OptInFaults.ALL,
                        ReportFaults.ALL,
                        FigureFaults.ALL,
                        FeedFaults.ALL,
                        PurgeFaults.ALL,
                        EmailKeyFaults.ALL)
                .flatMap(List::stream);
    }

    /** Returns the name, for test reports. */
    @Override
    public String toString() {
        return name;
    }
}
