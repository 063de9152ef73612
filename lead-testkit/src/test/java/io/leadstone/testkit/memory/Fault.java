package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.LeadStore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store that is broken on purpose.
 *
 * @param name what is wrong with it
 * @param shownBy the test of the contract that is there for it, and must fail
 * @param store makes an empty store that is broken like this
 */
record Fault(String name, String shownBy, Supplier<LeadStore> store) {

    /** Each that was thought of. */
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
                        ReportFaults.ALL,
                        FigureFaults.ALL)
                .flatMap(List::stream);
    }

    /** The fault's name, for reports. */
    @Override
    public String toString() {
        return name;
    }
}
