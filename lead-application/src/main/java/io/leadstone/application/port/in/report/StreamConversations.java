package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import java.util.stream.Stream;

/** Exports all conversations as a stream. */
@FunctionalInterface
public interface StreamConversations {

    /**
     * Returns every live conversation that was created in {@code range}, oldest first. The stream keeps few items in
     * memory. Another thread reads committed data from the store. It occupies a connection of the store from the first
     * item until the stream ends or is closed. So close it:
     * <pre>{@code
     * try (Stream<ConversationSnapshot> conversations =
     *         management.reports().streamConversations(caller, ExportRange.ALL)) {
     *     conversations.forEach(this::print);
     * }
     * }</pre>
     *
     * <p>If nobody reads the stream for ten minutes, it gives the connection back, and reading it then throws an
     * {@link IllegalStateException}.
     *
     * <p>Reading the stream throws {@link ExportLimitException} if the maximum number of exports is running.
     *
     * @throws AccessDeniedException without scope {@code read}
     */
    Stream<ConversationSnapshot> streamConversations(Caller caller, ExportRange range);
}
