package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import java.util.function.Consumer;

/** Exports all conversations of a company. */
@FunctionalInterface
public interface ExportConversations {

    /**
     * Passes each live conversation that was created in {@code range} to {@code sink}, oldest first. An exception of
     * {@code sink} ends the export and is thrown to the caller.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws ExportLimitException if the maximum number of exports is running
     */
    void exportConversations(Caller caller, ExportRange range, Consumer<ConversationSnapshot> sink);
}
